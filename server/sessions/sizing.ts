/** Whose size a tty has: that of the attachment that typed last, or else of the newest (S8). */

import type { Size } from '../../protocol/messages/common.ts';
import type { Attachment } from './attachment.ts';

/** The attachment whose size counts; `attachments` are oldest first. */
export function sizeOwner(attachments: Iterable<Attachment>): Attachment | undefined {
  let owner: Attachment | undefined;
  for (const attachment of attachments) {
    if (owner === undefined || attachment.input.typedTurn >= owner.input.typedTurn) owner = attachment;
  }
  return owner;
}

/**
 * Tells everybody who does not know it that the tty has `size`: all but the owner, and the owner when another's size was
 * in force for it before.
 */
export function tellSize(attachments: Iterable<Attachment>, owner: Attachment | undefined, size: Size): void {
  for (const attachment of attachments) {
    if (attachment === owner && !attachment.sizedByOther) continue;
    attachment.sizedByOther = attachment !== owner;
    attachment.send({ type: 'sized', channel: attachment.channel, size });
  }
}
