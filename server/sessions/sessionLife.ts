/** Life of a session: its state, its protection from the idle timeout, and the last working directory of its shell. */

import type { SessionStateMessage } from '../../protocol/messages/common.ts';
import type { Ended } from '../../protocol/messages/ended.ts';
import { MAX_KEEP_MS } from '../../protocol/limits.ts';
import { deadlineOf, newSessionState, transition, type SessionEvent, type SessionState } from './state.ts';

/** End of a session's shell: kind, time, and last working directory (S14). */
export type Ending = Pick<Ended, 'end' | 'at' | 'directory'>;

/** Life of a session that began in an earlier run of the server. */
export type EarlierLife = {
  /** Wall time until which the session is not ended because of idleness (S12); null without protection. */
  readonly keptUntil: number | null;
  readonly directory?: string;
  /** Absent while the shell runs. */
  readonly ending?: Ending;
};

export class SessionLife {
  #state: SessionState;
  #keptUntil: number | null;
  /** Last working directory of the shell, if known. */
  directory: string | undefined;

  constructor(now: number, earlier?: EarlierLife) {
    const ending = earlier?.ending;
    this.#keptUntil = earlier?.keptUntil ?? null;
    this.directory = earlier?.directory;
    this.#state =
      ending === undefined
        ? newSessionState(now)
        : { kind: 'ended', end: ending.end, at: ending.at, activeAt: ending.at };
  }

  get state(): SessionState {
    return this.#state;
  }

  get isEnded(): boolean {
    return this.#state.kind === 'ended';
  }

  get keptUntil(): number | null {
    return this.#keptUntil;
  }

  /** The state in the form that clients receive. */
  get wireState(): SessionStateMessage {
    const state = this.#state;
    return state.kind === 'ended' ? { kind: 'ended', end: state.end, at: state.at } : { kind: 'running' };
  }

  get ending(): Ending | undefined {
    const state = this.#state;
    if (state.kind !== 'ended') return undefined;
    const { end, at } = state;
    return this.directory === undefined ? { end, at } : { end, at, directory: this.directory };
  }

  apply(event: SessionEvent): void {
    this.#state = transition(this.#state, event);
  }

  /** Protects the session from the idle timeout until the given time, at most for `MAX_KEEP_MS` from now (S12). */
  keep(until: number | null, now: number): void {
    this.#keptUntil = until === null ? null : Math.min(until, now + MAX_KEEP_MS);
  }

  /** Returns the time at which the session is ended or forgotten unless a client attaches (S5, S6). */
  deadline(idleTimeoutMs: number): number | undefined {
    return deadlineOf(this.#state, idleTimeoutMs, this.#keptUntil);
  }
}
