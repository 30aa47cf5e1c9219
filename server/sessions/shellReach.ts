/** Whether the shell of a session can be reached from its host, in the words that clients are told (S15). */

import type { Clock } from '../../protocol/clock.ts';
import { hostOf } from '../../protocol/ids.ts';
import type { Host } from '../../protocol/messages/host.ts';
import type { ShellAbsence } from '../shells/shell.ts';

/** Characters of a sentence; the wire takes 1000. */
const MAX_SENTENCE_CHARS = 900;

export class ShellReach {
  readonly #session: string;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #absence: ShellAbsence | null = null;

  constructor(session: string, clock: Clock) {
    this.#session = session;
    this.#clock = clock;
  }

  get isAway(): boolean {
    return this.#absence !== null;
  }

  readonly change = (absence: ShellAbsence | null): void => {
    this.#absence = absence;
    for (const listener of this.#listeners) listener();
  };

  /** Calls back after each change; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** As it is now, for who is attached on `channel`. */
  told(channel: number): Host {
    const host = hostOf(this.#session);
    if (this.#absence === null) {
      const since = this.#clock.now();
      return { type: 'host', host, state: 'up', since, message: '', shell: { channel, waitsFor: null } };
    }
    const { since, waitsFor, message } = this.#absence;
    const shell = { channel, waitsFor };
    return { type: 'host', host, state: 'away', since, message: message.slice(0, MAX_SENTENCE_CHARS), shell };
  }
}
