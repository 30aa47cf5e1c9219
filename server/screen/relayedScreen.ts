/** One session's screen on the main thread. It tracks what was sent to the worker and what is pending there. */

import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';
import type { FromScreen, ToScreen, ToWorker } from './messages.ts';
import type { Screen, ScreenEvents, ScreenPast, ScreenSummary } from './screen.ts';

/** Max attempts at a snapshot. It is requested once more if the thread dies, but only once, because it may be the cause. */
const SNAPSHOT_TRIES = 2;

type SnapshotRequest = {
  /** Offset of all output written before the request. */
  readonly at: number;
  readonly resolve: (bytes: Uint8Array | null) => void;
  tries: number;
  isPosted: boolean;
};

export type RelayedScreenOptions = {
  readonly id: number;
  readonly size: Size;
  readonly profile: TerminalProfile;
  readonly events: ScreenEvents;
  readonly past?: ScreenPast | undefined;
  /** Sends a message to the worker. Returns false if there is none. */
  readonly post: (message: ToWorker, transfer?: readonly ArrayBuffer[]) => boolean;
  readonly onDispose: () => void;
};

export class RelayedScreen implements Screen {
  readonly #options: RelayedScreenOptions;
  /** Pending requests by number. */
  readonly #requests = new Map<number, SnapshotRequest>();
  /** Number of the last request to the worker; replies name it. */
  #lastRequest = 0;
  /** Last size that was sent to the worker. */
  #size: Size;
  /** Last terminal profile that was sent to the worker. */
  #profile: TerminalProfile;
  /** True while a client reports the focus. */
  #focused = false;
  /** Offset of all written output. */
  #written: number;
  /** Number of bytes sent to the worker and not parsed yet. */
  #pending = 0;
  /** Offset up to which the queries in the output have been answered. */
  #answeredTo: number;
  /** Title and last line that the worker reported last. */
  #summary: ScreenSummary = { title: '', lastLine: '' };
  /** False after the emulator failed and its contents were lost. */
  #isWhole = true;
  /** False after `close`; later replies are ignored. */
  #isOpen = true;

  constructor(options: RelayedScreenOptions) {
    this.#options = options;
    this.#size = options.size;
    this.#profile = options.profile;
    this.#written = options.past?.written ?? 0;
    this.#answeredTo = options.past?.answeredTo ?? 0;
    this.#postOpen();
  }

  readonly write = (bytes: Uint8Array): void => {
    if (!this.#isOpen) return;
    const at = this.#written;
    this.#written += bytes.length;
    this.#postPart(at, bytes);
  };

  readonly replay = (offset: number, bytes: Uint8Array): void => {
    const end = offset + bytes.length;
    for (let at = offset; at < end;) {
      this.#postSnapshotsAt(at);
      const stops = [end, ...[...this.#requests.values()].map((request) => request.at)];
      const next = Math.min(...stops.filter((stop) => stop > at));
      this.#postPart(at, bytes.subarray(at - offset, next - offset));
      at = next;
    }
  };

  readonly resize = (size: Size): void => {
    this.#size = size;
    this.#post({ type: 'resize', size });
  };

  readonly setProfile = (profile: TerminalProfile): void => {
    this.#profile = profile;
    this.#post({ type: 'profile', profile });
  };

  readonly setFocused = (focused: boolean): void => {
    this.#focused = focused;
    this.#post({ type: 'focus', focused });
  };

  readonly snapshot = (): Promise<Uint8Array | null> =>
    new Promise((resolve) => {
      const id = ++this.#lastRequest;
      if (!this.#isOpen || !this.#isWhole) {
        resolve(null);
        return;
      }
      const request: SnapshotRequest = { at: this.#written, resolve, tries: 0, isPosted: false };
      this.#requests.set(id, request);
      this.#postSnapshot(id, request);
    });

  readonly summary = (): ScreenSummary => this.#summary;

  readonly pendingBytes = (): number => this.#pending;

  readonly dispose = (): void => {
    if (!this.#isOpen) return;
    this.#options.post({ type: 'close', id: this.#options.id });
    this.close();
    this.#options.onDispose();
  };

  /** True while the worker has work for this screen. */
  get isWaiting(): boolean {
    return this.#pending > 0 || this.#requests.size > 0;
  }

  /** Ends the screen without events. Pending requests get null. */
  close(): void {
    this.#isOpen = false;
    this.#pending = 0;
    this.#giveUp(() => true);
  }

  receive(message: FromScreen): void {
    const { events } = this.#options;
    switch (message.type) {
      case 'parsed':
        this.#pending -= message.byteCount;
        this.#answeredTo = Math.max(this.#answeredTo, this.#written - this.#pending);
        if (message.answer !== '')
          events.onAnswer(new TextEncoder().encode(message.answer), this.#written - this.#pending);
        events.onProgress();
        return;
      case 'snapshot':
        this.#requests.get(message.request)?.resolve(message.bytes);
        this.#requests.delete(message.request);
        return;
      case 'summary':
        this.#summary = message.summary;
        return;
      case 'broke':
        this.markBroken();
        return;
    }
  }

  /** Marks that the emulator starts blank. Queries are then answered, but its contents are no longer the session's screen. */
  markBroken(): void {
    this.#isWhole = false;
    this.#giveUp(() => true);
  }

  /** Called when the worker has ended. Pending output will not be parsed. */
  workerGone(): void {
    this.#pending = 0;
    for (const request of this.#requests.values()) request.isPosted = false;
    this.#giveUp(({ tries }) => tries >= SNAPSHOT_TRIES);
    this.#options.events.onProgress();
  }

  /** Called when a new worker has a blank screen. The session's retained output is then parsed again. */
  workerBack(): void {
    this.#postOpen();
    if (!this.#isWhole) return;
    this.#options.events.onLost();
    this.#postSnapshotsAt(this.#written);
    this.#giveUp(({ isPosted }) => !isPosted);
  }

  #postOpen(): void {
    const { id, post } = this.#options;
    post({ type: 'open', id, size: this.#size, profile: this.#profile, focused: this.#focused });
  }

  #post(message: ToScreen, transfer?: readonly ArrayBuffer[]): boolean {
    return this.#isOpen && this.#options.post({ id: this.#options.id, ...message }, transfer);
  }

  /** Sends output to the worker. The part whose queries were already answered is parsed without replies. */
  #postPart(at: number, bytes: Uint8Array): void {
    const answered = Math.min(bytes.length, Math.max(0, this.#answeredTo - at));
    if (answered > 0) this.#postBytes('replay', bytes.subarray(0, answered));
    if (answered < bytes.length) this.#postBytes('write', bytes.subarray(answered));
  }

  #postBytes(type: 'write' | 'replay', bytes: Uint8Array): void {
    const copy = new Uint8Array(bytes);
    if (this.#post({ type, bytes: copy }, [copy.buffer])) this.#pending += bytes.length;
  }

  #postSnapshotsAt(offset: number): void {
    for (const [id, request] of this.#requests)
      if (request.at === offset && !request.isPosted) this.#postSnapshot(id, request);
  }

  #postSnapshot(id: number, request: SnapshotRequest): void {
    request.isPosted = this.#post({ type: 'snapshot', request: id });
    if (request.isPosted) request.tries += 1;
  }

  #giveUp(isHopeless: (request: SnapshotRequest) => boolean): void {
    for (const [id, request] of this.#requests) {
      if (!isHopeless(request)) continue;
      this.#requests.delete(id);
      request.resolve(null);
    }
  }
}
