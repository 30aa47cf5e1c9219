/** What is said of a session besides its life: to clients, and to later runs of the server. */

import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import type { Shell } from '../shells/shell.ts';
import type { ActivityLog } from './activityLog.ts';
import type { SessionLife } from './sessionLife.ts';
import { MAX_RECORDED_SIZES, type SessionRecord } from './records/sessionRecord.ts';
import type { SessionOptions } from './sessionTypes.ts';
import type { SizeLog } from './attach/sizeLog.ts';

type Facts = Pick<
  SessionInfo,
  'session' | 'target' | 'targetName' | 'container' | 'durability' | 'state' | 'createdAt'
>;

/** What clients are told of a session wherever it is named. */
export function factsOf(
  { id, target, targetName }: SessionOptions,
  createdAt: number,
  shell: Shell,
  life: SessionLife,
): Facts {
  return { session: id, target, targetName, ...whereabouts(shell), state: life.text, createdAt };
}

/** What the shell outlives, and the container it is in (S13). */
function whereabouts({
  durability,
  container,
}: Pick<Shell, 'container' | 'durability'>): Pick<Shell, 'container' | 'durability'> {
  return container === undefined ? { durability } : { durability, container };
}

/** What is told of a session that is still being taken up, as far as its record knows. */
export function infoOfRecord(record: SessionRecord): SessionInfo {
  const { session, target, targetName, createdAt, keptUntil, ending } = record;
  return {
    session,
    target,
    targetName,
    ...whereabouts(record),
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

/** What a later run must know to take the session up. */
export function recordOf(
  { id, owner, request, target, targetName, options, profile, size }: SessionOptions,
  createdAt: number,
  shell: Shell,
  sizes: SizeLog,
  { keptUntil, directory, ending }: SessionLife,
  { recorded: activity }: ActivityLog,
): SessionRecord {
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
    ...whereabouts(shell),
    ...(shell.held === undefined ? {} : { location: shell.held.location }),
    size,
    sizes: [...sizes.newest(MAX_RECORDED_SIZES)],
    ...(directory === undefined ? {} : { directory }),
    ...(activity.next === 0 ? {} : { activity }),
    ...(ending === undefined ? {} : { ending }),
  };
}
