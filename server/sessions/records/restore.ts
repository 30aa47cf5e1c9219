/** Restores a session that an earlier run of the server opened, either with its shell or with the shell's end. */

import type { SessionEnd } from '../../../protocol/messages/common.ts';
import type { SessionHistory } from '../../history/sessionHistory.ts';
import { endedShell } from '../../shells/endedShell.ts';
import type { FoundShell, HolderLocation, HeldState, Shell, ShellAbsence } from '../../shells/shell.ts';
import { OutputLog } from '../outputLog.ts';
import { Session, type SessionParts } from '../session.ts';
import type { SessionRecord } from './sessionRecord.ts';

/** Output that is read again from a holder if there is no history, bytes. It is as much as a screen is rebuilt from. */
const REREAD_BYTES = 8 * 1024 * 1024;

/**
 * Finds a shell at its location. Waits until it can be reached, and meanwhile calls `onAway`; null means that it can be
 * reached. Never rejects.
 */
export type FindShell = (
  location: HolderLocation,
  session: { readonly id: string; readonly owner: string },
  onAway: (absence: ShellAbsence | null) => void,
) => Promise<FoundShell>;

export type RestoreOptions = { readonly logBytes: number; readonly idleTimeoutMs: number };
export type RestoreParts = Omit<SessionParts, 'shell' | 'output' | 'onChanged'> & {
  readonly findShell: FindShell;
  readonly onAway: (absence: ShellAbsence | null) => void;
  readonly onChanged: (session: Session) => void;
};

/** Shell of a restored session: either running, with the state of its holder, or ended. */
type RestoredShell = { readonly shell: Shell; readonly held?: HeldState; readonly end?: SessionEnd };

/** Restores the session; its output continues once it is started. */
export async function restoreSession(
  record: SessionRecord,
  history: SessionHistory | undefined,
  options: RestoreOptions,
  parts: RestoreParts,
): Promise<Session> {
  const { shell, held, end } = await restoreShell(record, parts);
  const start = readOffset(history, held);
  if (history !== undefined && start > history.end) history.continueAt(start);
  const { createdAt, keptUntil, directory, sizes, activity } = record;
  // If a tty was never resized, its current size is also its initial size.
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

async function restoreShell(
  record: SessionRecord,
  { findShell, onAway }: RestoreParts,
): Promise<RestoredShell> {
  const ended = (end: SessionEnd): RestoredShell => ({ shell: endedShell(record), end });
  if (record.ending !== undefined) return ended(record.ending.end);
  if (record.location === undefined) return ended({ kind: 'closed', by: 'server' });
  const found = await findShell(record.location, { id: record.session, owner: record.owner }, onAway);
  if (found.kind === 'ended') return ended(found.end);
  if (found.shell.epoch === record.epoch) return found;
  found.shell.held?.release();
  return ended({ kind: 'failed', detail: 'another shell was found at its location' });
}

/** Offset at which reading continues: the end of the recorded output, limited to the range that the holder retains. */
function readOffset(history: SessionHistory | undefined, held: HeldState | undefined): number {
  if (held === undefined) return history?.end ?? 0;
  const wanted = history?.end ?? held.end - REREAD_BYTES;
  return Math.min(held.end, Math.max(held.start, wanted));
}
