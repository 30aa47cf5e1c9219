/** Life of a session: its state, its protection from the idle timeout, and the last working directory of its shell. */

import type { Clock } from '../../protocol/clock.ts';
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
  readonly #clock: Clock;
  #state: SessionState;
  #keptUntil: number | null;
  /** Time on the monotonic clock at which the time counts from that leads to the deadline: a step of the wall clock is none. */
  #countsFrom: number;
  /** Last working directory of the shell, if known. */
  directory: string | undefined;

  constructor(clock: Clock, earlier?: EarlierLife) {
    const now = clock.now();
    this.#clock = clock;
    const ending = earlier?.ending;
    this.#countsFrom = clock.elapsed() - Math.max(0, now - (ending?.at ?? now));
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
    if (!this.isEnded && event.kind !== 'end-requested') this.stayActive();
    this.#state = transition(this.#state, event);
  }

  /** Restarts the idle time, because a command runs in the foreground. */
  stayActive(): void {
    this.#countsFrom = this.#clock.elapsed();
  }

  /** Protects the session from the idle timeout until the given time, at most for `MAX_KEEP_MS` from now (S12). */
  keep(until: number | null): void {
    this.#keptUntil = until === null ? null : Math.min(until, this.#clock.now() + MAX_KEEP_MS);
  }

  /** Returns the time at which the session is ended or forgotten unless a client attaches (S5, S6). */
  deadline(idleTimeoutMs: number): number | undefined {
    const from = this.#clock.now() - (this.#clock.elapsed() - this.#countsFrom);
    const state = this.#state;
    const counted =
      state.kind === 'ended' ? { ...state, at: from } : ({ ...state, activeAt: from } satisfies SessionState);
    return deadlineOf(counted, idleTimeoutMs, this.#keptUntil);
  }
}
