/** Descriptions of a session, for messages and for its record on disk. */

import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import type { Shell } from '../shells/shell.ts';
import type { ActivityLog } from './activityLog.ts';
import type { SizeLog } from './attach/sizeLog.ts';
import { MAX_RECORDED_SIZES, type SessionRecord } from './records/sessionRecord.ts';
import type { SessionOptions } from './session.ts';
import type { SessionLife } from './sessionLife.ts';

type Facts = Pick<
  SessionInfo,
  'session' | 'target' | 'targetName' | 'container' | 'durability' | 'state' | 'createdAt'
>;

/** Parts of a session that every description needs. */
export type DescribedSession = {
  readonly options: SessionOptions;
  readonly createdAt: number;
  readonly shell: Shell;
  readonly life: SessionLife;
};

/** Returns the fields that all messages about a session have. */
export function factsOf({ options, createdAt, shell, life }: DescribedSession): Facts {
  const { id, target, targetName } = options;
  return { session: id, target, targetName, ...locationOf(shell), state: life.wireState, createdAt };
}

/** Returns the durability of a shell, and its container if it runs in one (S13). */
function locationOf({
  durability,
  container,
}: Pick<Shell, 'container' | 'durability'>): Pick<Shell, 'container' | 'durability'> {
  return container === undefined ? { durability } : { durability, container };
}

/** Describes a session that is still being restored, from its record alone. */
export function infoOfRecord(record: SessionRecord): SessionInfo {
  const { session, target, targetName, createdAt, keptUntil, ending } = record;
  return {
    session,
    target,
    targetName,
    ...locationOf(record),
    state: ending === undefined ? { kind: 'running' } : { kind: 'ended', end: ending.end, at: ending.at },
    createdAt,
    activeAt: createdAt,
    attachments: 0,
    title: '',
    lastLine: '',
    closesAt: null,
    keptUntil,
  };
}

/** Returns the record with which a later run of the server restores the session. */
export function recordOf({
  options: sessionOptions,
  createdAt,
  shell,
  life,
  sizes,
  activity: { recorded: activity },
}: DescribedSession & { readonly sizes: SizeLog; readonly activity: ActivityLog }): SessionRecord {
  const { id, owner, request, target, targetName, options, profile, size } = sessionOptions;
  const { keptUntil, directory, ending } = life;
  return {
    version: 1,
    session: id,
    owner,
    request,
    target,
    targetName,
    options,
    profile,
    createdAt,
    keptUntil,
    epoch: shell.epoch,
    ...locationOf(shell),
    ...(shell.held === undefined ? {} : { location: shell.held.location }),
    size,
    sizes: [...sizes.newest(MAX_RECORDED_SIZES)],
    ...(directory === undefined ? {} : { directory }),
    ...(activity.next === 0 ? {} : { activity }),
    ...(ending === undefined ? {} : { ending }),
  };
}
