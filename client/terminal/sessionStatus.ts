/** Status of a terminal's session as the server reports it: opening, running, ended or refused, and reachable or not. */

import type { SessionEnd } from '../../protocol/messages/common.ts';
import type { Ended } from '../../protocol/messages/ended.ts';
import type { Refusal } from './refusal.ts';
import type { Unreachable } from './unreachable.ts';

export type TerminalState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'running' }
  | { readonly kind: 'ended'; readonly end: SessionEnd; readonly at: number }
  /** There is no session to attach to. The fields have the reason. */
  | ({ readonly kind: 'refused' } & Refusal);

export type StatusEvents = {
  readonly onState: (state: TerminalState) => void;
  /**
   * Called when the gateway cannot reach the session's host (G3), or the host cannot reach its shell (S15); with null when they
   * can again.
   */
  readonly onUnreachable: (unreachable: Unreachable | null) => void;
  /** Called with the last directory of the ended shell (S14). */
  readonly onLastDirectory: (directory: string) => void;
};

export class SessionStatus {
  readonly #events: Partial<StatusEvents>;
  #state: TerminalState = { kind: 'opening' };
  #unreachable: Unreachable | null = null;
  /** The server's report of the end. The state changes once all output before the end has arrived. */
  #ended: Ended | undefined;

  constructor(events: Partial<StatusEvents>) {
    this.#events = events;
  }

  /** True if the session has ended or was refused. Then there is nothing to attach to or to type into. */
  get isOver(): boolean {
    return this.#state.kind === 'ended' || this.#state.kind === 'refused';
  }

  get isReachable(): boolean {
    return this.#unreachable === null;
  }

  running(): void {
    this.#setState({ kind: 'running' });
    this.setUnreachable(null);
  }

  refused({ code, message }: Refusal): void {
    this.#setState({ kind: 'refused', code, message });
  }

  /** Handles the report of the end. `receivedEnd` is the end of the output that has arrived. */
  ended(ended: Ended, receivedEnd: number): void {
    this.#ended = ended;
    if (ended.directory !== undefined) this.#events.onLastDirectory?.(ended.directory);
    this.outputReceived(receivedEnd);
  }

  /** Called when all output below `end` has arrived. */
  outputReceived(end: number): void {
    if (this.#ended === undefined || end < this.#ended.outputEnd) return;
    this.#setState({ kind: 'ended', end: this.#ended.end, at: this.#ended.at });
  }

  setUnreachable(unreachable: Unreachable | null): void {
    this.#unreachable = unreachable;
    this.#events.onUnreachable?.(unreachable);
  }

  #setState(state: TerminalState): void {
    if (state.kind === this.#state.kind && state.kind !== 'refused') return;
    this.#state = state;
    this.#events.onState?.(state);
  }
}
