/** Decides what a resuming client gets: every byte that it missed, or a snapshot instead (R6, R11). */

import type { Attached } from '../../../protocol/messages/attached.ts';
import type { Size } from '../../../protocol/messages/common.ts';
import type { EpochLookup } from '../input/inputEpochs.ts';
import type { OutputLog } from '../outputLog.ts';
import type { ClientChannel, Skip } from './attachment.ts';
import type { SizeLog } from './sizeLog.ts';

export type ResumePlan = {
  /** Offset of the first output that is sent. */
  readonly from: number;
  /** Range that is not sent; null if there is none. */
  readonly skipped: { readonly from: number; readonly to: number } | null;
  /** True if a snapshot of the terminal at `from` comes first. */
  readonly snapshot: boolean;
};

/**
 * Plans the output for a client that next needs offset `wanted`. The client prefers a snapshot to more than
 * `snapshotBehindBytes` of output; null means that it wants no snapshot.
 */
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

/**
 * Returns the plan as a part of `attached`; `sizes` is the number of size changes before `from`. After a restart the client may
 * have output that the server still has to read again from the holder: `end` is then not below `from`.
 */
export function resumeAnswer(
  output: OutputLog,
  { from, skipped, snapshot }: ResumePlan,
  epoch: string,
  sizes: number,
): Attached['output'] {
  const end = Math.max(from, output.end);
  const { start: retainedFrom } = output;
  const since = skipped === null ? null : output.since(skipped.from);
  return { epoch, from, end, sizes, retainedFrom, skipped: skipped && { ...skipped, since }, snapshot };
}

type AttachedParts = {
  readonly channel: ClientChannel;
  readonly facts: Omit<Attached, 'type' | 'channel' | 'output' | 'input' | 'size'>;
  readonly output: Attached['output'];
  readonly input: EpochLookup;
  readonly size: Size;
};

/** Returns the answer to an attach request (R7). */
export function attachedMessage({ channel, facts, output, input, size }: AttachedParts): Attached {
  return {
    type: 'attached',
    channel: channel.number,
    ...facts,
    output,
    input: input.kind === 'known' ? { received: input.epoch.cursor.next, taken: input.epoch.taken } : null,
    size,
  };
}

/**
 * Plans the skip for an attached client whose next output, `from`, is no longer retained (W3). It skips to the end if there is
 * a snapshot, otherwise to the next retained output.
 */
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
