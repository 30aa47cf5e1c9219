/** The user's sessions, newest first; the answer to `list`. */

import * as v from 'valibot';
import { MAX_HOSTS } from '../limits.ts';
import {
  count,
  durability,
  foundContainer,
  hostId,
  sessionId,
  sessionState,
  target,
  text,
} from './common.ts';

export const session = v.strictObject({
  session: sessionId,
  target,
  targetName: text(255),
  state: sessionState,
  createdAt: count,
  /** Last output or input, server's wall time, ms since 1970. */
  activeAt: count,
  attachments: count,
  /** The title that programs gave the terminal, and the last line of its screen that is not blank. */
  title: text(255),
  lastLine: text(255),
  /** When the server will end the session, or forget one that has ended (S5, S6); null while somebody is attached. */
  closesAt: v.nullable(count),
  /** Until when it was asked to be kept (S12). */
  keptUntil: v.nullable(count),
  container: v.exactOptional(foundContainer),
  durability: v.exactOptional(durability),
});
export type SessionInfo = v.InferOutput<typeof session>;

export const sessions = v.strictObject({
  type: v.literal('sessions'),
  request: count,
  sessions: v.pipe(v.array(session), v.maxLength(2000)),
  /** Hosts that could not be asked (G5). */
  missing: v.exactOptional(v.pipe(v.array(hostId), v.maxLength(MAX_HOSTS))),
});
export type Sessions = v.InferOutput<typeof sessions>;
