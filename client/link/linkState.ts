/** States of a link, its events, and the transitions between them. Pure: link.ts has the effects. */

import { CLOSE } from '../../protocol/errors.ts';
import type { DialFailure, Loss } from './linkReason.ts';

/** Close code of a connection whose peer vanished (RFC 6455). */
const VANISHED = 1006;

/** Reason why there is no connection. */
export type Cause =
  | { readonly kind: 'not-tried' }
  | { readonly kind: 'dial-failed'; readonly failure: DialFailure }
  /** The connection ended. */
  | { readonly kind: 'lost'; readonly loss: Loss }
  /** Nothing arrived for too long. The last sign of life came at `lastSignAt`, ms since 1970. */
  | { readonly kind: 'silent'; readonly lastSignAt: number }
  | { readonly kind: 'going-away'; readonly message: string };

/** The event that caused doubt about a working connection. */
export type Doubt = 'silence' | 'wake' | 'network' | 'typed';

/** All times are wall time, ms since 1970. `since` is the beginning of the current problem, or of the current connection. */
export type LinkState =
  | { readonly kind: 'stopped' }
  /** `attempt` is the number of failed attempts since the last connection. */
  | { readonly kind: 'dialing'; readonly since: number; readonly attempt: number; readonly cause: Cause }
  | { readonly kind: 'connected'; readonly since: number }
  /** The link is connected. The server wants it to move to another connection, which is being made (C11). */
  | { readonly kind: 'moving'; readonly since: number; readonly connectedSince: number }
  /** The connection has to prove itself. `dialing` is set while a second one is being made (make before break). */
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

export type LinkEvent =
  | { readonly kind: 'start' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'no-token' }
  /** The welcome has arrived on the connection that was being dialed. */
  | { readonly kind: 'welcomed' }
  /** An attempt has failed. `delayMs` is the time until the next one, if the new state makes one. */
  | { readonly kind: 'dial-failed'; readonly failure: DialFailure; readonly delayMs: number }
  /** The current connection has ended. */
  | { readonly kind: 'lost'; readonly cause: Cause; readonly delayMs: number }
  /** The server closed with 4005. */
  | { readonly kind: 'token-revoked' }
  /** The current connection gave a sign of life. */
  | { readonly kind: 'sign-of-life' }
  | { readonly kind: 'doubted'; readonly doubt: Doubt }
  /** The server wants the link to move (C11) and the time for it has come, or there is a new token. */
  | { readonly kind: 'move-requested' }
  /** No proof came in time, so a second connection should be dialed. */
  | { readonly kind: 'probe-timed-out' }
  | { readonly kind: 'retry-due' }
  /** The user, a key, a wake or a new network is a reason to try now. Attempts count from 0 again. */
  | { readonly kind: 'retry-now' };

type State<Kind extends LinkState['kind']> = Extract<LinkState, { kind: Kind }>;
type DialFailed = Extract<LinkEvent, { kind: 'dial-failed' }>;

/** Returns the state after `event` at time `at`. It is the same object if nothing changes. */
export function transition(state: LinkState, event: LinkEvent, at: number): LinkState {
  if (event.kind === 'stop') return { kind: 'stopped' };
  if (event.kind === 'no-token') return { kind: 'signed-out', since: at, failure: 'no-token' };
  switch (state.kind) {
    case 'stopped':
      return event.kind === 'start' ? dialing(at, 0, { kind: 'not-tried' }) : state;
    case 'dialing':
      return whileDialing(state, event, at);
    case 'connected':
    case 'doubtful':
      return whileConnected(state, event, at);
    case 'moving':
      return whileMoving(state, event, at);
    case 'waiting':
      return whileWaiting(state, event);
    case 'signed-out':
    case 'incompatible':
      return event.kind === 'retry-now' ? dialing(state.since, 0, { kind: 'not-tried' }) : state;
  }
}

function whileDialing(state: State<'dialing'>, event: LinkEvent, at: number): LinkState {
  if (event.kind === 'welcomed') return { kind: 'connected', since: at };
  if (event.kind !== 'dial-failed') return state;
  const { failure, delayMs } = event;
  return (
    finalState(failure, at) ?? {
      kind: 'waiting',
      since: state.since,
      attempt: state.attempt + 1,
      cause: { kind: 'dial-failed', failure },
      retryAt: at + delayMs,
    }
  );
}

function whileConnected(
  state: State<'connected'> | State<'doubtful'>,
  event: LinkEvent,
  at: number,
): LinkState {
  const connectedSince = state.kind === 'connected' ? state.since : state.connectedSince;
  switch (event.kind) {
    case 'welcomed':
      return { kind: 'connected', since: at };
    case 'sign-of-life':
      return state.kind === 'doubtful' ? { kind: 'connected', since: connectedSince } : state;
    case 'doubted':
      if (state.kind === 'doubtful') return state;
      return { kind: 'doubtful', since: at, doubt: event.doubt, connectedSince, dialing: false };
    case 'probe-timed-out':
      return state.kind === 'doubtful' && !state.dialing ? { ...state, dialing: true } : state;
    case 'dial-failed':
      return afterSecondDialFailed(state, event, at);
    case 'move-requested':
      return state.kind === 'connected' ? { kind: 'moving', since: at, connectedSince } : state;
    case 'token-revoked':
      return { kind: 'signed-out', since: at, failure: 'token-rejected' };
    case 'lost':
      if (state.kind === 'doubtful' && state.dialing) return dialing(at, 0, event.cause);
      return { kind: 'waiting', since: at, attempt: 0, cause: event.cause, retryAt: at + event.delayMs };
    default:
      return state;
  }
}

/**
 * Returns the state after the second connection failed. The first one may still answer until it counts as lost, unless the
 * failure is final.
 */
function afterSecondDialFailed(
  state: State<'connected'> | State<'doubtful'>,
  { failure }: DialFailed,
  at: number,
): LinkState {
  const final = finalState(failure, at);
  if (final !== undefined) return final;
  return state.kind === 'doubtful' ? { ...state, dialing: false } : state;
}

function whileMoving(state: State<'moving'>, event: LinkEvent, at: number): LinkState {
  const { connectedSince } = state;
  switch (event.kind) {
    case 'doubted':
      return { kind: 'doubtful', since: at, doubt: event.doubt, connectedSince, dialing: true };
    case 'dial-failed':
      // There is no other server to move to yet. The current server closes the connection when it must.
      return finalState(event.failure, at) ?? { kind: 'connected', since: connectedSince };
    case 'lost':
      return dialing(at, 0, event.cause);
    case 'welcomed':
    case 'token-revoked':
      return whileConnected({ kind: 'connected', since: connectedSince }, event, at);
    default:
      return state;
  }
}

function whileWaiting(state: State<'waiting'>, event: LinkEvent): LinkState {
  switch (event.kind) {
    case 'retry-due':
      return dialing(state.since, state.attempt, state.cause);
    case 'retry-now':
      return dialing(state.since, 0, state.cause);
    default:
      return state;
  }
}

/**
 * Returns the state after a failure for which retries are useless; undefined if a retry may help. Only this function decides
 * that.
 */
function finalState(failure: DialFailure, at: number): LinkState | undefined {
  switch (failure.kind) {
    case 'token-rejected':
    case 'forbidden':
      return { kind: 'signed-out', since: at, failure: failure.kind };
    case 'version':
      return { kind: 'incompatible', since: at, failure };
    default:
      // This includes responses of other servers: they may come from a captive portal, or from a proxy whose server restarts.
      return undefined;
  }
}

function dialing(since: number, attempt: number, cause: Cause): LinkState {
  return { kind: 'dialing', since, attempt, cause };
}

/** Returns true if a peer responded, even with a refusal. Then there is a network, whatever the system reports. */
export function isResponse(failure: DialFailure): boolean {
  return !['bad-url', 'cut', 'name-not-found', 'timeout', 'network'].includes(failure.kind);
}

/** Returns the link's event for the end of its current connection. `delayMs` is the time until the next attempt. */
export function endOf(code: number, reason: string, delayMs: number): LinkEvent {
  if (code === CLOSE.unauthorized) return { kind: 'token-revoked' };
  return { kind: 'lost', cause: causeOf(code, reason), delayMs };
}

function causeOf(code: number, reason: string): Cause {
  if (code === CLOSE.goingAway) return { kind: 'going-away', message: reason };
  return { kind: 'lost', loss: lossOf(code, reason) };
}

function lossOf(code: number, reason: string): Loss {
  if (code === CLOSE.superseded) return { how: 'superseded' };
  if (code === VANISHED) return { how: 'dropped' };
  return reason === '' ? { how: 'closed', code } : { how: 'with-reason', reason };
}
