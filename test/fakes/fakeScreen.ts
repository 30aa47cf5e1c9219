/** Screens in memory: they remember what they were told, and answer when the test says so. */

import type { Profile, Size } from '../../protocol/messages/common.ts';
import type { Screen, ScreenEvents } from '../../server/screen/screen.ts';

export class FakeScreen implements Screen {
  readonly #events: ScreenEvents;
  readonly written: Uint8Array[] = [];
  readonly sizes: Size[];
  readonly profiles: Profile[];
  disposed = false;
  #pending = 0;
  /** While true, what is written stays pending until `parse`. */
  lags = false;

  constructor(size: Size, profile: Profile, events: ScreenEvents) {
    this.sizes = [size];
    this.profiles = [profile];
    this.#events = events;
  }

  readonly write = (bytes: Uint8Array): void => {
    this.written.push(bytes.slice());
    if (this.lags) this.#pending += bytes.length;
  };

  readonly resize = (size: Size): void => void this.sizes.push(size);
  readonly setProfile = (profile: Profile): void => void this.profiles.push(profile);
  readonly pendingBytes = (): number => this.#pending;
  readonly dispose = (): void => {
    this.disposed = true;
  };

  /** Parses everything that is pending. */
  parse(): void {
    this.#pending = 0;
    this.#events.onProgress();
  }

  answer(text: string): void {
    this.#events.onAnswer(Buffer.from(text));
  }
}
