/** One session's screen on the relay's side: what the worker was told of it, and what is still to come. */

import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';
import type { FromScreen, ToScreen, ToWorker } from './messages.ts';
import type { Screen, ScreenEvents, ScreenPast, ScreenSummary } from './screen.ts';

/** A snapshot that was asked for at a thread's death is asked for once more: it may have been what killed it. */
const SNAPSHOT_TRIES = 2;

type Asked = {
  /** The offset of all that was written behind which it was asked for. */
  readonly at: number;
  readonly give: (bytes: Uint8Array | null) => void;
  tries: number;
  isPosted: boolean;
};

export type RelayedScreenOptions = {
  readonly id: number;
  readonly size: Size;
  readonly profile: TerminalProfile;
  readonly events: ScreenEvents;
  readonly past?: ScreenPast | undefined;
  /** False when there is no worker. */
  readonly post: (message: ToWorker, transfer?: readonly ArrayBuffer[]) => boolean;
  readonly onDispose: () => void;
};

export class RelayedScreen implements Screen {
  readonly #options: RelayedScreenOptions;
  readonly #asked = new Map<number, Asked>();
  #lastRequest = 0;
  #size: Size;
  #profile: TerminalProfile;
  #focused = false;
  #written: number;
  #pending = 0;
  /** Questions below are answered. */
  #answeredTo: number;
  #summary: ScreenSummary = { title: '', lastLine: '' };
  /** A broken emulator has lost what it showed. */
  #isWhole = true;
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
      const stops = [end, ...[...this.#asked.values()].map((asked) => asked.at)];
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
    new Promise((give) => {
      const request = ++this.#lastRequest;
      if (!this.#isOpen || !this.#isWhole) {
        give(null);
        return;
      }
      const asked: Asked = { at: this.#written, give, tries: 0, isPosted: false };
      this.#asked.set(request, asked);
      this.#postSnapshot(request, asked);
    });

  readonly summary = (): ScreenSummary => this.#summary;

  readonly pendingBytes = (): number => this.#pending;

  readonly dispose = (): void => {
    if (!this.#isOpen) return;
    this.#options.post({ type: 'close', id: this.#options.id });
    this.close();
    this.#options.onDispose();
  };

  /** Something that the worker is to do for it is not done. */
  get isWaiting(): boolean {
    return this.#pending > 0 || this.#asked.size > 0;
  }

  /** Falls silent; nobody may wait for it. */
  close(): void {
    this.#isOpen = false;
    this.#pending = 0;
    this.#giveUp(() => true);
  }

  heard(message: FromScreen): void {
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
        this.#asked.get(message.request)?.give(message.bytes);
        this.#asked.delete(message.request);
        return;
      case 'summary':
        this.#summary = message.summary;
        return;
      case 'broke':
        this.broke();
        return;
    }
  }

  /** Its emulator starts blank: questions are answered, but what it shows is not the session's screen any more. */
  broke(): void {
    this.#isWhole = false;
    this.#giveUp(() => true);
  }

  /** The worker is gone: what was pending will never be parsed. */
  workerGone(): void {
    this.#pending = 0;
    for (const asked of this.#asked.values()) asked.isPosted = false;
    this.#giveUp(({ tries }) => tries >= SNAPSHOT_TRIES);
    this.#options.events.onProgress();
  }

  /** A new worker has it blank: what the session holds is parsed again. */
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

  /** What was answered before is parsed in silence. */
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
    for (const [request, asked] of this.#asked)
      if (asked.at === offset && !asked.isPosted) this.#postSnapshot(request, asked);
  }

  #postSnapshot(request: number, asked: Asked): void {
    asked.isPosted = this.#post({ type: 'snapshot', request });
    if (asked.isPosted) asked.tries += 1;
  }

  #giveUp(isHopeless: (asked: Asked) => boolean): void {
    for (const [request, asked] of this.#asked) {
      if (!isHopeless(asked)) continue;
      this.#asked.delete(request);
      asked.give(null);
    }
  }
}
