/** Input of a session: what its clients type, by epoch (R7), and the replies of its screen (S11). */

import { INPUT_WINDOW_BYTES } from '../../../protocol/limits.ts';
import type { Shell } from '../../shells/shell.ts';
import { InputEpochs, type EpochLookup, type InputEpoch } from './inputEpochs.ts';
import { ShellInput } from './shellInput.ts';

/** Max bytes from all clients that the shell has not accepted yet: the sum of the epochs' windows. */
const MAX_PENDING_BYTES = 16 * INPUT_WINDOW_BYTES;

/** Max pending bytes before replies are dropped. A program that sends many queries without reading gets no more replies. */
const MAX_PENDING_FOR_ANSWER_BYTES = 64 * 1024;

/** Input that earlier runs of the server passed on, ordered by last use, newest last. */
export type ReceivedInputs = readonly { readonly epoch: string; readonly received: number }[];

/** The session as its input uses it. */
export type InputOwner = {
  /** Returns true for an epoch that an attached client uses. */
  readonly isAttached: (epoch: InputEpoch) => boolean;
  /** Called when the shell took more of an epoch. */
  readonly onTaken: (epoch: InputEpoch) => void;
  /** Called at most once, when the shell takes no more. */
  readonly onFailure: (error: unknown) => void;
};

export class SessionInput {
  readonly #epochs: InputEpochs;
  readonly #shell: ShellInput;
  readonly #onTaken: (epoch: InputEpoch) => void;
  /** Last value of `InputEpoch.lastTyped`. */
  #typedCount = 0;

  constructor(shell: Shell, received: ReceivedInputs, owner: InputOwner) {
    this.#shell = new ShellInput(shell, owner.onFailure);
    this.#onTaken = owner.onTaken;
    this.#epochs = new InputEpochs(owner.isAttached);
    for (const input of received) this.#epochs.restore(input.epoch, input.received);
  }

  /** Looks up the epoch of a client that attaches (R7). */
  use(id: string, startOffset: number): EpochLookup {
    return this.#epochs.use(id, startOffset);
  }

  hasRoomFor(byteCount: number): boolean {
    return this.#shell.pendingBytes + byteCount <= MAX_PENDING_BYTES;
  }

  /**
   * Marks the epoch's client as the one that typed last. Called before its input is written, so that the tty gets its size
   * first (S8).
   */
  markTyped(epoch: InputEpoch): void {
    epoch.lastTyped = ++this.#typedCount;
  }

  /** Writes a copy of the bytes that the epoch's cursor has just accepted. */
  typed(epoch: InputEpoch, bytes: Uint8Array): void {
    const typedTo = epoch.cursor.next;
    const origin = { kind: 'client', epoch: epoch.id, offset: typedTo - bytes.length } as const;
    this.#shell.write(bytes.slice(), origin, () => {
      epoch.taken = typedTo;
      this.#onTaken(epoch);
    });
  }

  /** Writes the reply to queries in output below `outputOffset`. */
  answer(bytes: Uint8Array, outputOffset: number): void {
    if (this.#shell.pendingBytes > MAX_PENDING_FOR_ANSWER_BYTES) return;
    this.#shell.write(bytes, { kind: 'answer', outputOffset }, () => undefined);
  }

  /** Drops pending input, because the shell has ended. */
  close(): void {
    this.#shell.close();
  }
}
