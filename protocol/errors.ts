/** Refusal codes of `refused`, and close codes of a connection. */

import * as v from 'valibot';

export const refusalCode = v.picklist([
  'unknown-session',
  'unknown-target',
  'target-not-running',
  'engine-unreachable',
  'local-shell-disabled',
  'no-shell-in-target',
  'too-many-sessions',
  'shutting-down',
  'open-failed',
  'host-away',
  'unknown-host',
]);
export type RefusalCode = v.InferOutput<typeof refusalCode>;

/** WebSocket close codes of PROTOCOL.md section 1. */
export const CLOSE = {
  protocolError: 4000,
  superseded: 4001,
  goingAway: 4003,
  silent: 4004,
  unauthorized: 4005,
} as const;
