/** Everybody who is attached to one session. */

import type { Attachment } from './attachment.ts';
import type { InputEpoch } from './inputEpochs.ts';

export class Attachments {
  /** Oldest first. */
  readonly #all = new Set<Attachment>();

  get size(): number {
    return this.#all.size;
  }

  /** Takes the place of an older one of the same device (S10). */
  add(attachment: Attachment): void {
    for (const older of this.#all) {
      if (older.device !== attachment.device) continue;
      this.#all.delete(older);
      older.displace();
    }
    this.#all.add(attachment);
  }

  delete(attachment: Attachment): void {
    this.#all.delete(attachment);
  }

  /** There is something new to send. */
  wake(): void {
    for (const one of this.#all) one.wake();
  }

  /** Output below `end` that even the fastest client was not sent, bytes (W2); 0 without any. */
  unsent(end: number): number {
    let least = this.#all.size === 0 ? 0 : Infinity;
    for (const { sent } of this.#all) least = Math.min(least, end - sent);
    return least;
  }

  /** The shell took more of an epoch's input (R8). */
  taken(input: InputEpoch): void {
    for (const one of this.#all) if (one.input === input) one.sendReceipt();
  }

  /** Whose size counts: that of the attachment that typed last, or else of the newest (S8). */
  sizeOwner(): Attachment | undefined {
    let owner: Attachment | undefined;
    for (const one of this.#all)
      if (owner === undefined || one.input.typedTurn >= owner.input.typedTurn) owner = one;
    return owner;
  }
}
