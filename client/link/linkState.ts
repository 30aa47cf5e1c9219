/** The states of a link, what can happen in each, and what follows. Pure: effects are in link.ts. */

import { CLOSE } from '../../protocol/errors.ts';
import type { DialFailure, Loss } from './linkReason.ts';

/** The code of a connection whose peer vanished (RFC 6455). */
const DROPPED = 1006;

/** Why there is no connection. */
export type Cause =
  | { readonly kind: 'not-tried' }
  | { readonly kind: 'dial-failed'; readonly failure: DialFailure }
  /** The connection broke. */
  | { readonly kind: 'lost'; readonly loss: Loss }
  /** Nothing was heard for too long; `heardAt` is wall time, ms since 1970. */
  | { readonly kind: 'silent'; readonly heardAt: number }
  | { readonly kind: 'going-away'; readonly message: string };

/** What made a working connection doubtful. */
export type Doubt = 'silence' | 'wake' | 'network' | 'typed';

/** All times are wall time, ms since 1970. `since` is when the present trouble, or the present health, began. */
export type LinkState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'dialing'; readonly since: number; readonly attempt: number; readonly cause: Cause }
  | { readonly kind: 'connected'; readonly since: number }
  /** Connected, and asked by the server to carry on over another connection, which is being made (C11). */
  | { readonly kind: 'moving'; readonly since: number; readonly connectedSince: number }
  /** Connected until now, and asked for proof; `dialing` when a second connection is being made (make before break). */
  | {
      readonly kind: 'doubtful';
      readonly since: number;
      readonly doubt: Doubt;
      readonly connectedSince: number;
      readonly dialing: boolean;
    }
  | {
      readonly kind: 'waiting';
      readonly since: number;
      readonly attempt: number;
      readonly cause: Cause;
      readonly retryAt: number;
    }
  | {
      readonly kind: 'signed-out';
      readonly since: number;
      readonly failure: 'token-rejected' | 'forbidden' | 'no-token';
    }
  | {
      readonly kind: 'incompatible';
      readonly since: number;
      readonly failure: Extract<DialFailure, { kind: 'version' }>;
    };

export type LinkEvent = { readonly at: number } & (
  | { readonly kind: 'start' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'no-token' }
  /** The server said welcome on the connection that was being dialed. */
  | { readonly kind: 'welcomed' }
  /** A try failed; `delayMs` is when to try again if this state does. */
  | { readonly kind: 'dial-failed'; readonly failure: DialFailure; readonly delayMs: number }
  /** The current connection is over. */
  | { readonly kind: 'lost'; readonly cause: Cause; readonly delayMs: number }
  /** The server closed with 4005. */
  | { readonly kind: 'token-revoked' }
  /** The current connection gave a sign of life. */
  | { readonly kind: 'heard' }
  | { readonly kind: 'doubted'; readonly doubt: Doubt }
  /** The server wants to be left (C11), and this link's moment has come. */
  | { readonly kind: 'asked-to-move' }
  /** No proof came in time: dial a second connection. */
  | { readonly kind: 'unproven' }
  | { readonly kind: 'retry-due' }
  /** A wish of the user's, a key, a wake, or a network that came: try now, and count tries from the start. */
  | { readonly kind: 'hurry' }
);

type DistributiveOmit<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never;
/** An event before it has its time. */
export type Happening = DistributiveOmit<LinkEvent, 'at'>;

/** The state after `event`; the same object when nothing changes. */
export function transition(state: LinkState, event: LinkEvent): LinkState {
  if (event.kind === 'stop') return { kind: 'stopped' };
  if (event.kind === 'no-token') return { kind: 'signed-out', since: event.at, failure: 'no-token' };
  switch (state.kind) {
    case 'stopped':
      return event.kind === 'start'
        ? { kind: 'dialing', since: event.at, attempt: 0, cause: { kind: 'not-tried' } }
        : state;
    case 'dialing':
      return whileDialing(state, event);
    case 'connected':
    case 'doubtful':
      return whileConnected(state, event);
    case 'moving':
      return whileMoving(state, event);
    case 'waiting':
      return whileWaiting(state, event);
    case 'signed-out':
    case 'incompatible':
      return event.kind === 'hurry' ? dialAgain(state.since, 0, { kind: 'not-tried' }) : state;
  }
}

function whileDialing(state: Extract<LinkState, { kind: 'dialing' }>, event: LinkEvent): LinkState {
  if (event.kind === 'welcomed') return { kind: 'connected', since: event.at };
  if (event.kind === 'dial-failed') return afterFailure(state.since, state.attempt, event);
  return state;
}

function whileConnected(
  state: Extract<LinkState, { kind: 'connected' | 'doubtful' }>,
  event: LinkEvent,
): LinkState {
  const connectedSince = state.kind === 'connected' ? state.since : state.connectedSince;
  switch (event.kind) {
    case 'welcomed':
      return { kind: 'connected', since: event.at };
    case 'heard':
      return state.kind === 'doubtful' ? { kind: 'connected', since: connectedSince } : state;
    case 'doubted':
      if (state.kind === 'doubtful') return state;
      return { kind: 'doubtful', since: event.at, doubt: event.doubt, connectedSince, dialing: false };
    case 'unproven':
      return state.kind === 'doubtful' && !state.dialing ? { ...state, dialing: true } : state;
    case 'dial-failed':
      // The second connection was not to be had: the first may still answer until it counts as lost.
      if (isFinal(event.failure)) return afterFailure(event.at, 0, event);
      return state.kind === 'doubtful' ? { ...state, dialing: false } : state;
    case 'asked-to-move':
      return state.kind === 'connected' ? { kind: 'moving', since: event.at, connectedSince } : state;
    case 'token-revoked':
      return { kind: 'signed-out', since: event.at, failure: 'token-rejected' };
    case 'lost':
      if (state.kind === 'doubtful' && state.dialing) return dialAgain(event.at, 0, event.cause);
      return waitFor(event.at, 0, event.cause, event.delayMs, event.at);
    default:
      return state;
  }
}

function whileMoving(state: Extract<LinkState, { kind: 'moving' }>, event: LinkEvent): LinkState {
  const { connectedSince } = state;
  switch (event.kind) {
    case 'doubted':
      return { kind: 'doubtful', since: event.at, doubt: event.doubt, connectedSince, dialing: true };
    case 'dial-failed':
      // There is nowhere to go yet: the server will close this one when it must.
      return isFinal(event.failure)
        ? afterFailure(event.at, 0, event)
        : { kind: 'connected', since: connectedSince };
    case 'lost':
      return dialAgain(event.at, 0, event.cause);
    case 'welcomed':
    case 'token-revoked':
      return whileConnected({ kind: 'connected', since: connectedSince }, event);
    default:
      return state;
  }
}

function whileWaiting(state: Extract<LinkState, { kind: 'waiting' }>, event: LinkEvent): LinkState {
  switch (event.kind) {
    case 'retry-due':
      return dialAgain(state.since, state.attempt, state.cause);
    case 'hurry':
      return dialAgain(state.since, 0, state.cause);
    default:
      return state;
  }
}

/** From any failed try to the next state: the one place that decides what is retried. */
function afterFailure(
  since: number,
  attempt: number,
  event: Extract<LinkEvent, { kind: 'dial-failed' }>,
): LinkState {
  const { failure } = event;
  switch (failure.kind) {
    case 'token-rejected':
    case 'forbidden':
      return { kind: 'signed-out', since: event.at, failure: failure.kind };
    case 'version':
      return { kind: 'incompatible', since: event.at, failure };
    default:
      // A stranger's answer as well: it may be a captive portal, or a proxy whose server restarts.
      return waitFor(since, attempt + 1, { kind: 'dial-failed', failure }, event.delayMs, event.at);
  }
}

/** Whether somebody answered, if only to refuse: then there is a network, whatever the system says. */
export function isAnswer(failure: DialFailure): boolean {
  return !['bad-url', 'cut', 'name-not-found', 'timeout', 'network'].includes(failure.kind);
}

function isFinal(failure: DialFailure): boolean {
  return ['token-rejected', 'forbidden', 'version'].includes(failure.kind);
}

function dialAgain(since: number, attempt: number, cause: Cause): LinkState {
  return { kind: 'dialing', since, attempt, cause };
}

function waitFor(since: number, attempt: number, cause: Cause, delayMs: number, at: number): LinkState {
  return { kind: 'waiting', since, attempt, cause, retryAt: at + delayMs };
}

/** What the end of the current connection is to its link; it is dialed again after `delayMs`. */
export function endOf(code: number, reason: string, delayMs: number): Happening {
  if (code === CLOSE.unauthorized) return { kind: 'token-revoked' };
  return { kind: 'lost', cause: causeOf(code, reason), delayMs };
}

function causeOf(code: number, reason: string): Cause {
  if (code === CLOSE.goingAway) return { kind: 'going-away', message: reason };
  return { kind: 'lost', loss: lossOf(code, reason) };
}

function lossOf(code: number, reason: string): Loss {
  if (code === CLOSE.superseded) return { how: 'superseded' };
  if (code === DROPPED) return { how: 'dropped' };
  return reason === '' ? { how: 'closed', code } : { how: 'said', reason };
}
