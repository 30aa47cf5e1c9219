/** List of the user's sessions, which answers `list` and `keep`. */

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
import { described, named } from './describe.ts';

export const session = named(
  v.strictObject({
    session: sessionId,
    target,
    targetName: described(text(255), 'Name of the host or container, for the user.'),
    state: sessionState,
    createdAt: described(count, 'Server time at which the session was created.'),
    activeAt: described(count, 'Server time of the last input or output.'),
    attachments: described(count, 'Number of attachments.'),
    title: described(text(255), 'Title that programs set for the terminal.'),
    lastLine: described(
      text(255),
      'Last line of the screen that is not blank, also while nobody is attached.',
    ),
    closesAt: described(
      v.nullable(count),
      'Server time at which the session will be ended, or forgotten once ended (S5, S6); null while attached.',
    ),
    keptUntil: described(v.nullable(count), 'Server time until which it is kept (S12), or null.'),
    container: v.exactOptional(foundContainer),
    durability: v.exactOptional(durability),
  }),
  'Session',
  'Description of a session.',
);
export type SessionInfo = v.InferOutput<typeof session>;

export const sessions = described(
  v.strictObject({
    type: v.literal('sessions'),
    request: described(count, '`request` of the `list` or `keep`.'),
    sessions: described(v.pipe(v.array(session), v.maxLength(2000)), 'Newest first.'),
    missing: v.exactOptional(
      described(v.pipe(v.array(hostId), v.maxLength(MAX_HOSTS)), 'Hosts that could not be asked (G5).'),
    ),
  }),
  'The user’s sessions. Answer to `list` and `keep`.',
);
export type Sessions = v.InferOutput<typeof sessions>;
