/** Takes up a session again that an earlier run of the server opened: with its shell, or with how that ended. */

import type { SessionEnd } from '../../../protocol/messages/common.ts';
import type { SessionHistory } from '../../history/sessionHistory.ts';
import { endedShell } from '../../shells/endedShell.ts';
import type { FoundShell, HolderLocation, HeldState, Shell, ShellAbsence } from '../../shells/shell.ts';
import { OutputLog } from '../outputLog.ts';
import { Session } from '../session.ts';
import type { SessionRecord } from './sessionRecord.ts';
import type { SessionParts } from '../sessionTypes.ts';

/** Output that is read again from a holder when nothing of it was recorded, bytes: as much as a screen is rebuilt from. */
const REREAD_BYTES = 8 * 1024 * 1024;

/** Looks for a shell where it was left, for as long as it takes to be reachable, and tells that it is not. Never rejects. */
export type FindShell = (
  location: HolderLocation,
  session: { readonly id: string; readonly owner: string },
  onAway: (absence: ShellAbsence | null) => void,
) => Promise<FoundShell>;

export type TakeUpOptions = { readonly logBytes: number; readonly idleTimeoutMs: number };
export type TakeUpParts = Omit<SessionParts, 'shell' | 'output' | 'onChanged'> & {
  readonly findShell: FindShell;
  readonly onAway: (absence: ShellAbsence | null) => void;
  readonly onChanged: (session: Session) => void;
};

type Left = { readonly shell: Shell; readonly held?: HeldState; readonly end?: SessionEnd };

/** The session as it is now; its output goes on once it is started. */
export async function takeUp(
  record: SessionRecord,
  history: SessionHistory | undefined,
  options: TakeUpOptions,
  parts: TakeUpParts,
): Promise<Session> {
  const { shell, held, end } = await whatIsLeft(record, parts);
  const start = whereToRead(history?.end ?? 0, history !== undefined, held);
  if (history !== undefined && start > history.end) history.continueAt(start);
  const { createdAt, keptUntil, directory, sizes, activity } = record;
  // A tty whose size never changed began with the one it has.
  const size = held?.sizes.length === 0 ? held.size : record.size;
  const session: Session = new Session(
    { ...record, ...options, size, id: record.session },
    {
      ...parts,
      shell,
      output: new OutputLog(options.logBytes, history, start),
      onChanged: () => parts.onChanged(session),
    },
    {
      createdAt,
      keptUntil,
      sizes: (held?.sizes ?? sizes).filter(({ at }) => at <= start),
      ...(directory === undefined ? {} : { directory }),
      ...(activity === undefined ? {} : { activity }),
      ...(held === undefined ? {} : { held }),
      ...(end === undefined ? {} : { ending: record.ending ?? { end, at: parts.clock.now() } }),
    },
  );
  history?.resized(session.size, parts.clock.now());
  return session;
}

async function whatIsLeft(record: SessionRecord, { findShell, onAway }: TakeUpParts): Promise<Left> {
  const over = (end: SessionEnd): Left => ({ shell: endedShell(record), end });
  if (record.ending !== undefined) return over(record.ending.end);
  if (record.location === undefined) return over({ kind: 'closed', by: 'server' });
  const found = await findShell(record.location, { id: record.session, owner: record.owner }, onAway);
  if (found.kind === 'ended') return over(found.end);
  if (found.shell.epoch === record.epoch) return found;
  found.shell.held?.release();
  return over({ kind: 'failed', detail: 'another shell was found in its place' });
}

/** Where reading goes on: behind what was recorded, as far as the holder still has it. */
function whereToRead(recordedEnd: number, isRecorded: boolean, held: HeldState | undefined): number {
  if (held === undefined) return recordedEnd;
  const wanted = isRecorded ? recordedEnd : held.end - REREAD_BYTES;
  return Math.min(held.end, Math.max(held.start, wanted));
}
