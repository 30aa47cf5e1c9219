/** Screens in memory: they remember what they were told, and answer when the test says so. */

import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';
import type { Screen, ScreenEvents, ScreenPast, ScreenSummary } from '../../server/screen/screen.ts';

export class FakeScreen implements Screen {
  readonly #events: ScreenEvents;
  readonly past: ScreenPast | undefined;
  readonly written: Uint8Array[] = [];
  readonly sizes: Size[];
  readonly profiles: TerminalProfile[];
  /** What was shown again after a loss, and at which width. */
  readonly replayed: { readonly offset: number; readonly cols: number; readonly text: string }[] = [];
  focused = false;
  disposed = false;
  #pending = 0;
  /** While true, what is written stays pending until `parse`. */
  lags = false;
  /** What `summary` says. */
  shown: ScreenSummary = { title: '', lastLine: '' };
  /** Snapshots asked for and not given yet, oldest first. */
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

  /** Parses everything that is pending. */
  parse(): void {
    this.#pending = 0;
    this.#events.onProgress();
  }

  get snapshotsAsked(): number {
    return this.#asked.length;
  }

  /** Gives all that was asked for. */
  giveSnapshot(snapshot: Uint8Array | null): void {
    for (const give of this.#asked.splice(0)) give(snapshot);
  }

  /** Its thread crashed, and another began. */
  lose(): void {
    this.#events.onLost();
  }

  /** Questions below `offset` are answered. */
  answer(text: string, offset = 0): void {
    this.#events.onAnswer(Buffer.from(text), offset);
  }
}
