/** Refusal codes of `refused` messages, and close codes of a connection. */

import * as v from 'valibot';

/**
 * `retry`: the same request may succeed later. `fatal`: it will not succeed unless someone changes the server or the target.
 */
export type Disposition = 'retry' | 'fatal';

type Refusal = { readonly disposition: Disposition; readonly meaning: string };

/** All refusal codes. PROTOCOL.md lists their meanings. */
export const REFUSALS = {
  'unknown-session': {
    disposition: 'fatal',
    meaning: 'The session does not exist, was forgotten (S5), or belongs to another user (S1).',
  },
  'unknown-target': {
    disposition: 'fatal',
    meaning: 'The container does not exist. From a gateway: no reachable host has the target.',
  },
  'target-not-running': {
    disposition: 'retry',
    meaning: 'The container is stopped or paused, or the service has no running container.',
  },
  'engine-unreachable': {
    disposition: 'retry',
    meaning: 'The container engine does not answer, or the server has none.',
  },
  'local-shell-disabled': { disposition: 'fatal', meaning: 'The server opens no local shells.' },
  'no-shell-in-target': { disposition: 'fatal', meaning: 'The container has no shell.' },
  'too-many-sessions': {
    disposition: 'retry',
    meaning: 'The user has as many running sessions as the server allows (S7).',
  },
  'shutting-down': { disposition: 'retry', meaning: 'The server is shutting down (C10).' },
  'open-failed': {
    disposition: 'retry',
    meaning:
      'The shell could not be started for another reason, which the message states. A program that does not exist MAY be accepted instead; its session then ends at once.',
  },
  'host-away': {
    disposition: 'retry',
    meaning: 'The host is unreachable for now (G3, G4). Its sessions are kept.',
  },
  'unknown-host': {
    disposition: 'fatal',
    meaning: 'The gateway has no such host, or the host left for good (G4).',
  },
} as const satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof REFUSALS;

export const refusalCode = v.picklist(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]);

/** WebSocket close codes (PROTOCOL.md, section 1). */
export const CLOSE = {
  tooLarge: 1009,
  protocolError: 4000,
  superseded: 4001,
  goingAway: 4003,
  silent: 4004,
  unauthorized: 4005,
} as const;
