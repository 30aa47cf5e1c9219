/** How a client comes back: with every byte it missed, or with a snapshot in their place (R6, R11). */

import type { Attached } from '../../../protocol/messages/attached.ts';
import type { Skip } from './attachment.ts';
import type { OutputLog } from '../outputLog.ts';
import type { SizeLog } from './sizeLog.ts';

export type ResumePlan = {
  /** Where output goes on. */
  readonly from: number;
  /** The range that is not sent, or null. */
  readonly skipped: { readonly from: number; readonly to: number } | null;
  /** Whether a snapshot of the terminal at `from` comes first. */
  readonly snapshot: boolean;
};

/** For a client that wants `wanted` next and, unless it is null, rather a snapshot than more than so many bytes. */
export function planResume(
  output: OutputLog,
  wanted: number,
  snapshotBehindBytes: number | null,
): ResumePlan {
  const exact = output.resumeAt(wanted);
  const { end } = output;
  if (snapshotBehindBytes === null) return { ...exact, snapshot: false };
  if (exact.skipped === null && end - wanted <= snapshotBehindBytes) return { ...exact, snapshot: false };
  return { from: end, skipped: { from: wanted, to: end }, snapshot: true };
}

/** The plan as the client is told; `sizes` changes of size came before `from`. */
export function resumeAnswer(
  output: OutputLog,
  { from, skipped, snapshot }: ResumePlan,
  epoch: string,
  sizes: number,
): Attached['output'] {
  const { end, start: retainedFrom } = output;
  const since = skipped === null ? null : output.since(skipped.from);
  return { epoch, from, end, sizes, retainedFrom, skipped: skipped && { ...skipped, since }, snapshot };
}

/** What a client goes on with that wants `from` next when that is no longer held (W3): the newest, or what comes next. */
export function planSkip(
  output: OutputLog,
  sizes: SizeLog,
  from: number,
  snapshot: Promise<Uint8Array | null> | null,
): Skip {
  const to = snapshot === null ? output.resumeAt(from).from : output.end;
  const sized = snapshot === null ? sizes.inForce(to) : sizes.last;
  return { to, since: output.since(from), sized, snapshot };
}
