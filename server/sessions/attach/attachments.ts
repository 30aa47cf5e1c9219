/** The attachments of one session. */

import type { Attachment } from './attachment.ts';
import type { InputEpoch } from '../input/inputEpochs.ts';
import type { ShellReachability } from '../shellReachability.ts';

export class Attachments {
  /** All attachments, oldest first. */
  readonly #all = new Set<Attachment>();
  readonly #reachability: ShellReachability;

  constructor(reachability: ShellReachability) {
    this.#reachability = reachability;
    reachability.subscribe(() => {
      for (const attachment of this.#all) attachment.send(reachability.hostMessage(attachment.channelNumber));
    });
  }

  get size(): number {
    return this.#all.size;
  }

  /** Adds an attachment. It displaces an older one of the same device (S10). */
  add(attachment: Attachment): void {
    for (const older of this.#all) {
      if (older.device !== attachment.device) continue;
      this.#all.delete(older);
      older.displace();
    }
    this.#all.add(attachment);
  }

  /** Notifies a new attachment if the shell cannot be reached (S15). */
  sendAbsence(attachment: Attachment): void {
    if (!this.#reachability.isAway) return;
    attachment.send(this.#reachability.hostMessage(attachment.channelNumber));
  }

  delete(attachment: Attachment): void {
    this.#all.delete(attachment);
  }

  /** Wakes all attachments because there is something new to send. */
  wake(): void {
    for (const attachment of this.#all) attachment.wake();
  }

  /** Sends new activity to the clients that follow it (A2). */
  sendActivity(): void {
    for (const attachment of this.#all) attachment.sendActivity();
  }

  /** Returns the lag of the fastest client, in the unit of `Attachment.lag` (W2); -Infinity without clients. */
  minLag(): number {
    let minLag = Infinity;
    for (const { lag } of this.#all) minLag = Math.min(minLag, lag);
    return minLag === Infinity ? -Infinity : minLag;
  }

  /** Returns true if an attached client uses the epoch for its input. */
  uses(input: InputEpoch): boolean {
    for (const attachment of this.#all) if (attachment.input === input) return true;
    return false;
  }

  /** Sends receipts for an epoch's input after the shell took more of it (R8). */
  taken(input: InputEpoch): void {
    for (const attachment of this.#all) if (attachment.input === input) attachment.sendReceipt();
  }

  /** Returns the attachment whose size the tty has: the one that typed last, or else the newest (S8). */
  sizeOwner(): Attachment | undefined {
    let owner: Attachment | undefined;
    const lastTyped = ({ input }: Attachment): number => input?.lastTyped ?? 0;
    for (const attachment of this.#all)
      if (owner === undefined || lastTyped(attachment) >= lastTyped(owner)) owner = attachment;
    return owner;
  }
}
