/** One list of a user's sessions from the answers of many hosts (G5). */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { SessionInfo, Sessions } from '../../protocol/messages/sessions.ts';

/** Hosts that have not answered by then are named as missing, ms: who waits for a list is a person. */
const ANSWER_WITHIN_MS = 3_000;
/** What one message carries (protocol/messages/sessions.ts). */
const MAX_LISTED = 2000;

export class SessionsGather {
  readonly #request: number;
  readonly #waitingFor: Set<string>;
  readonly #missing: Set<string>;
  readonly #found: SessionInfo[] = [];
  readonly #onDone: (answer: Sessions) => void;
  readonly #cancel: Cancel;
  #isDone = false;

  /** @param asked hosts that will answer; @param missing hosts that can not be asked. */
  constructor(
    request: number,
    asked: readonly string[],
    missing: readonly string[],
    clock: Clock,
    onDone: (answer: Sessions) => void,
  ) {
    this.#request = request;
    this.#waitingFor = new Set(asked);
    this.#missing = new Set(missing);
    this.#onDone = onDone;
    this.#cancel = clock.setTimeout(() => this.#finish(), ANSWER_WITHIN_MS);
    if (asked.length === 0) this.#finish();
  }

  /** What a host says; only of its own sessions. */
  answered(hostId: string, sessions: readonly SessionInfo[]): void {
    if (!this.#waitingFor.delete(hostId)) return;
    this.#found.push(...sessions.filter(({ session }) => session.startsWith(`${hostId}.`)));
    if (this.#waitingFor.size === 0) this.#finish();
  }

  /** It will not answer any more. */
  lost(hostId: string): void {
    if (!this.#waitingFor.delete(hostId)) return;
    this.#missing.add(hostId);
    if (this.#waitingFor.size === 0) this.#finish();
  }

  /** Nobody waits for it any more. */
  cancel(): void {
    this.#isDone = true;
    this.#cancel();
  }

  #finish(): void {
    if (this.#isDone) return;
    this.cancel();
    const missing = [...this.#missing, ...this.#waitingFor].toSorted();
    const sessions = this.#found.toSorted((a, b) => b.createdAt - a.createdAt).slice(0, MAX_LISTED);
    this.#onDone({
      type: 'sessions',
      request: this.#request,
      sessions,
      ...(missing.length === 0 ? {} : { missing }),
    });
  }
}
