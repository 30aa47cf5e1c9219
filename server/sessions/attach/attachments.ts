/** Everybody who is attached to one session. */

import type { Attachment } from './attachment.ts';
import type { InputEpoch } from '../input/inputEpochs.ts';
import type { ShellReach } from '../shellReach.ts';

export class Attachments {
  /** Oldest first. */
  readonly #all = new Set<Attachment>();
  readonly #reach: ShellReach;

  constructor(reach: ShellReach) {
    this.#reach = reach;
    reach.subscribe(() => {
      for (const one of this.#all) one.send(reach.told(one.channel));
    });
  }

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

  /** Tells a new one that the shell can not be reached, where that is so (S15). */
  tellAbsence(attachment: Attachment): void {
    if (this.#reach.isAway) attachment.send(this.#reach.told(attachment.channel));
  }

  delete(attachment: Attachment): void {
    this.#all.delete(attachment);
  }

  /** There is something new to send. */
  wake(): void {
    for (const one of this.#all) one.wake();
  }

  /** Something happened that those who follow are told (A2). */
  tellActivity(): void {
    for (const one of this.#all) one.tellActivity();
  }

  /** How far even the fastest client is behind, as `Attachment.behind` counts it (W2); nobody is behind nothing. */
  behind(): number {
    let least = Infinity;
    for (const { behind } of this.#all) least = Math.min(least, behind);
    return least === Infinity ? -Infinity : least;
  }

  /** The shell took more of an epoch's input (R8). */
  taken(input: InputEpoch): void {
    for (const one of this.#all) if (one.input === input) one.sendReceipt();
  }

  /** Whose size counts: that of the attachment that typed last, or else of the newest (S8). */
  sizeOwner(): Attachment | undefined {
    let owner: Attachment | undefined;
    for (const one of this.#all)
      if (owner === undefined || one.input.lastTyped >= owner.input.lastTyped) owner = one;
    return owner;
  }
}
