/** Screens in memory. They record calls, and reply when the test decides. */

import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';
import type { Screen, ScreenEvents, ScreenPast, ScreenSummary } from '../../server/screen/screen.ts';

export class FakeScreen implements Screen {
  readonly #events: ScreenEvents;
  readonly past: ScreenPast | undefined;
  readonly written: Uint8Array[] = [];
  readonly sizes: Size[];
  readonly profiles: TerminalProfile[];
  /** Replayed output, and the screen's width at that time. */
  readonly replayed: { readonly offset: number; readonly cols: number; readonly text: string }[] = [];
  focused = false;
  disposed = false;
  #pending = 0;
  /** While true, written output stays pending until `parse`. */
  lags = false;
  /** Result of `summary`. */
  shown: ScreenSummary = { title: '', lastLine: '' };
  /** Pending snapshot requests, oldest first. */
  readonly #asked: ((snapshot: Uint8Array | null) => void)[] = [];

  constructor(size: Size, profile: TerminalProfile, events: ScreenEvents, past?: ScreenPast) {
    this.past = past;
    this.sizes = [size];
    this.profiles = [profile];
    this.#events = events;
  }

  readonly write = (bytes: Uint8Array): void => {
    this.written.push(bytes.slice());
    if (this.lags) this.#pending += bytes.length;
  };

  readonly replay = (offset: number, bytes: Uint8Array): void =>
    void this.replayed.push({
      offset,
      cols: this.sizes.at(-1)?.cols ?? 0,
      text: Buffer.from(bytes).toString(),
    });
  readonly setFocused = (focused: boolean): void => {
    this.focused = focused;
  };

  readonly resize = (size: Size): void => void this.sizes.push(size);
  readonly setProfile = (profile: TerminalProfile): void => void this.profiles.push(profile);
  readonly snapshot = (): Promise<Uint8Array | null> =>
    new Promise((resolve) => void this.#asked.push(resolve));
  readonly summary = (): ScreenSummary => this.shown;
  readonly pendingBytes = (): number => this.#pending;
  readonly dispose = (): void => {
    this.disposed = true;
  };

  /** Parses all pending output. */
  parse(): void {
    this.#pending = 0;
    this.#events.onProgress();
  }

  get snapshotsAsked(): number {
    return this.#asked.length;
  }

  /** Resolves all pending snapshot requests. */
  giveSnapshot(snapshot: Uint8Array | null): void {
    for (const give of this.#asked.splice(0)) give(snapshot);
  }

  /** Emits a crash of the screen's thread. */
  lose(): void {
    this.#events.onLost();
  }

  /** Emits a reply to queries in output below `offset`. */
  answer(text: string, offset = 0): void {
    this.#events.onAnswer(Buffer.from(text), offset);
  }
}
