/** What a wish to attach becomes: the attachment, and the answer to it (R7). */

import type { Attached } from '../../../protocol/messages/attached.ts';
import type { Size } from '../../../protocol/messages/common.ts';
import type { AttachmentOptions } from './attachment.ts';
import type { InputEpoch } from '../input/inputEpochs.ts';
import type { SessionInput } from '../input/sessionInput.ts';
import type { AttachRequest } from '../sessionTypes.ts';

/** @param logBytes what is in flight must still be held when the connection breaks, whatever the client could take. */
export function attachmentOptions(
  { channel, device, size, windowBytes, snapshotBehindBytes }: AttachRequest,
  logBytes: number,
  outputFrom: number,
  input: InputEpoch,
): AttachmentOptions {
  const wantsSnapshots = snapshotBehindBytes !== null;
  return {
    channel,
    device,
    windowBytes: Math.min(windowBytes, logBytes / 2),
    outputFrom,
    wantsSnapshots,
    input,
    size,
  };
}

export function attachedAnswer(
  channel: number,
  facts: Omit<Attached, 'type' | 'channel' | 'output' | 'input' | 'size'>,
  output: Attached['output'],
  { kind, epoch }: ReturnType<SessionInput['use']>,
  size: Size,
): Attached {
  const input = kind === 'known' ? { received: epoch.cursor.next, taken: epoch.taken } : null;
  return { type: 'attached', channel, ...facts, output, input, size };
}
