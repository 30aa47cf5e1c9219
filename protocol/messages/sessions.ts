/** The user's sessions, newest first; the answer to `list`. */

import * as v from 'valibot';
import { count, sessionId, sessionState, target, text } from './common.ts';

export const session = v.strictObject({
  session: sessionId,
  target,
  targetName: text(255),
  state: sessionState,
  createdAt: count,
  /** Last output or input, server's wall time, ms since 1970. */
  activeAt: count,
  attachments: count,
});
export type SessionInfo = v.InferOutput<typeof session>;

export const sessions = v.strictObject({
  type: v.literal('sessions'),
  request: count,
  sessions: v.pipe(v.array(session), v.maxLength(2000)),
});
export type Sessions = v.InferOutput<typeof sessions>;
