/** Why a server refuses something, and what the one who asked should do about it. */

import * as v from 'valibot';

/** `retry`: the same may work later. `reauth`: needs another token. `fatal`: the same never works. */
export type Disposition = 'retry' | 'reauth' | 'fatal';

const DISPOSITIONS = {
  'unknown-session': 'fatal',
  'unknown-target': 'fatal',
  'target-not-running': 'retry',
  'engine-unreachable': 'retry',
  'local-shell-disabled': 'fatal',
  'no-shell-in-target': 'fatal',
  'too-many-sessions': 'retry',
  'too-many-channels': 'retry',
  'shutting-down': 'retry',
  'open-failed': 'retry',
  'host-away': 'retry',
  'unknown-host': 'fatal',
} as const satisfies Record<string, Disposition>;

export type RefusalCode = keyof typeof DISPOSITIONS;

export const refusalCode = v.picklist(Object.keys(DISPOSITIONS) as [RefusalCode, ...RefusalCode[]]);

export function dispositionOf(code: RefusalCode): Disposition {
  return DISPOSITIONS[code];
}

/** WebSocket close codes of PROTOCOL.md section 1. */
export const CLOSE = {
  protocolError: 4000,
  superseded: 4001,
  goingAway: 4003,
  silent: 4004,
  unauthorized: 4005,
} as const;
