/** Record of a session on disk. A later run of the server restores the session from it. */

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

/** Max stored size changes: as many as a holder stores. */
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
    engine: v.exactOptional(path),
  }),
]);

export const sessionRecord = v.strictObject({
  version: v.literal(1),
  session: sessionId,
  owner: text(255),
  /** Id of the client's request that opened the session (S2). */
  request: randomIdText,
  target,
  targetName: text(255),
  options: shellOptions,
  profile: terminalProfile,
  createdAt: count,
  keptUntil: v.nullable(count),
  /** Epoch of the output. */
  epoch: randomIdText,
  durability,
  container: v.exactOptional(foundContainer),
  /** Location of the shell's holder; absent for a shell without a holder. */
  location: v.exactOptional(location),
  /** Initial size of the tty. Its newest changes follow (S8). */
  size,
  sizes: v.pipe(v.array(v.strictObject({ number: count, at: count, size })), v.maxLength(MAX_RECORDED_SIZES)),
  directory: v.exactOptional(path),
  /** Newest events of the activity, and the number of the next event (A1). */
  activity: v.exactOptional(recordedActivity),
  ending: v.exactOptional(v.strictObject({ end: shellEnd, at: count, directory: v.exactOptional(path) })),
});
export type SessionRecord = v.InferOutput<typeof sessionRecord>;

/** Parses the text of a record's file. */
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
