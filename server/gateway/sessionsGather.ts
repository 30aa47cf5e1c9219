/** Merges the session lists of many hosts into one list of a user's sessions (G5). */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { SessionInfo, Sessions } from '../../protocol/messages/sessions.ts';

/** Time after which hosts without an answer are listed as missing, ms. It is short, because a person waits for the list. */
const ANSWER_WITHIN_MS = 3_000;
/** Max sessions in one message (protocol/messages/sessions.ts). */
const MAX_LISTED = 2000;

export type GatherOptions = {
  /** Number of the client's request. */
  readonly request: number;
  /** Hosts that are expected to answer. */
  readonly requested: readonly string[];
  /** Hosts that cannot be reached. */
  readonly missing: readonly string[];
  /** Called once with the merged list. */
  readonly onDone: (answer: Sessions) => void;
};

export class SessionsGather {
  readonly #options: GatherOptions;
  /** Hosts that have not answered yet. */
  readonly #waitingFor: Set<string>;
  /** Hosts whose sessions will be missing from the list. */
  readonly #missing: Set<string>;
  readonly #found: SessionInfo[] = [];
  readonly #cancel: Cancel;
  #isDone = false;

  constructor(options: GatherOptions, clock: Clock) {
    this.#options = options;
    this.#waitingFor = new Set(options.requested);
    this.#missing = new Set(options.missing);
    this.#cancel = clock.setTimeout(() => this.#finish(), ANSWER_WITHIN_MS);
    if (options.requested.length === 0) this.#finish();
  }

  /** Adds a host's answer. Sessions of other hosts in that answer are ignored. */
  answered(hostId: string, sessions: readonly SessionInfo[]): void {
    if (!this.#waitingFor.delete(hostId)) return;
    this.#found.push(...sessions.filter(({ session }) => session.startsWith(`${hostId}.`)));
    if (this.#waitingFor.size === 0) this.#finish();
  }

  /** Handles the loss of a host, which will no longer answer. */
  lost(hostId: string): void {
    if (!this.#waitingFor.delete(hostId)) return;
    this.#missing.add(hostId);
    if (this.#waitingFor.size === 0) this.#finish();
  }

  /** Stops without a result. */
  cancel(): void {
    this.#isDone = true;
    this.#cancel();
  }

  #finish(): void {
    if (this.#isDone) return;
    this.cancel();
    const missing = [...this.#missing, ...this.#waitingFor].toSorted();
    const sessions = this.#found.toSorted((a, b) => b.createdAt - a.createdAt).slice(0, MAX_LISTED);
    this.#options.onDone({
      type: 'sessions',
      request: this.#options.request,
      sessions,
      ...(missing.length === 0 ? {} : { missing }),
    });
  }
}
