/** Reachability of a session's shell from its host, and the message that tells clients about it (S15). */

import type { Clock } from '../../protocol/clock.ts';
import { hostOf } from '../../protocol/ids.ts';
import type { Host } from '../../protocol/messages/host.ts';
import type { ShellAbsence } from '../shells/shell.ts';

/** Max length of the reason, characters. The protocol allows 1000. */
const MAX_REASON_CHARS = 900;

export class ShellReachability {
  readonly #session: string;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  /** Null while the shell can be reached. */
  #absence: ShellAbsence | null = null;

  constructor(session: string, clock: Clock) {
    this.#session = session;
    this.#clock = clock;
  }

  get isAway(): boolean {
    return this.#absence !== null;
  }

  readonly update = (absence: ShellAbsence | null): void => {
    this.#absence = absence;
    for (const listener of this.#listeners) listener();
  };

  /** Calls the listener after each change. Returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Returns the message with the current state, for the client that is attached on `channel`. */
  hostMessage(channel: number): Host {
    const host = hostOf(this.#session);
    if (this.#absence === null) {
      const since = this.#clock.now();
      return { type: 'host', host, state: 'up', since, message: '', shell: { channel, waitsFor: null } };
    }
    const { since, waitsFor, message } = this.#absence;
    const shell = { channel, waitsFor };
    return { type: 'host', host, state: 'away', since, message: message.slice(0, MAX_REASON_CHARS), shell };
  }
}
