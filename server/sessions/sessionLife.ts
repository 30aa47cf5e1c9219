/** A session's life so far: its state, until when it is kept, and where its shell last was. */

import type { SessionStateMessage } from '../../protocol/messages/common.ts';
import type { Ended } from '../../protocol/messages/ended.ts';
import { MAX_KEEP_MS } from '../../protocol/limits.ts';
import { deadlineOf, newSessionState, transition, type SessionEvent, type SessionState } from './state.ts';

/** How and when a session's shell ended, and where it last was (S14). */
export type Ending = Pick<Ended, 'end' | 'at' | 'directory'>;

/** A life that began in an earlier run of the server. */
export type EarlierLife = {
  /** Not ended for being idle before then, wall time (S12). */
  readonly keptUntil: number | null;
  readonly directory?: string;
  /** How it ended, if it did. */
  readonly ending?: Ending;
};

export class SessionLife {
  #state: SessionState;
  #keptUntil: number | null;
  /** The shell's last working directory, where that is known. */
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

  get isOver(): boolean {
    return this.#state.kind === 'ended';
  }

  get keptUntil(): number | null {
    return this.#keptUntil;
  }

  /** As clients see it. */
  get text(): SessionStateMessage {
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

  /** Protects it from the idle timeout until then, at most for `MAX_KEEP_MS` from now (S12). */
  keep(until: number | null, now: number): void {
    this.#keptUntil = until === null ? null : Math.min(until, now + MAX_KEEP_MS);
  }

  /** When it is to be ended or forgotten unless somebody attaches (S5, S6). */
  deadline(idleTimeoutMs: number): number | undefined {
    return deadlineOf(this.#state, idleTimeoutMs, this.#keptUntil);
  }
}
