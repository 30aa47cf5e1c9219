/** What is kept of a session on disk, so that a later run of the server can take it up again. */

import * as v from 'valibot';
import {
  count,
  durability,
  foundContainer,
  terminalProfile,
  randomIdText,
  sessionId,
  shellEnd,
  shellOptions,
  size,
  target,
  text,
} from '../../../protocol/messages/common.ts';

import { recordedActivity } from '../activityLog.ts';

/** Changes of size that are kept: as many as a holder knows. */
export const MAX_RECORDED_SIZES = 256;

const path = text(4096);

const location = v.variant('kind', [
  v.strictObject({ kind: v.literal('local'), folder: path }),
  v.strictObject({
    kind: v.literal('container'),
    container: foundContainer,
    startedAt: text(64),
    folder: path,
    user: v.exactOptional(text(255)),
  }),
]);

export const sessionRecord = v.strictObject({
  version: v.literal(1),
  session: sessionId,
  owner: text(255),
  /** The client's request that opened it (S2). */
  request: randomIdText,
  target,
  targetName: text(255),
  options: shellOptions,
  profile: terminalProfile,
  createdAt: count,
  keptUntil: v.nullable(count),
  /** Of the output. */
  epoch: randomIdText,
  durability,
  container: v.exactOptional(foundContainer),
  /** Where its shell is found; absent for one that ended with its server. */
  location: v.exactOptional(location),
  /** The tty's size at first, and its newest changes (S8). */
  size,
  sizes: v.pipe(v.array(v.strictObject({ number: count, at: count, size })), v.maxLength(MAX_RECORDED_SIZES)),
  directory: v.exactOptional(path),
  /** What happened in it (A1): its newest events, and the number of the next. */
  activity: v.exactOptional(recordedActivity),
  ending: v.exactOptional(v.strictObject({ end: shellEnd, at: count, directory: v.exactOptional(path) })),
});
export type SessionRecord = v.InferOutput<typeof sessionRecord>;

/** The record in a file's text, or what is wrong with it. */
export function parseRecord(
  json: string,
): SessionRecord | { readonly kind: 'malformed'; readonly message: string } {
  try {
    const result = v.safeParse(sessionRecord, JSON.parse(json));
    if (result.success) return result.output;
    const issue = result.issues[0];
    return { kind: 'malformed', message: `${v.getDotPath(issue) ?? 'record'}: ${issue.message}` };
  } catch {
    return { kind: 'malformed', message: 'it is not JSON' };
  }
}
