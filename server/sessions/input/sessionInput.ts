/** All input of a session: what its clients type, by epoch (R7), and what its screen answers (S11). */

import { INPUT_WINDOW_BYTES } from '../../../protocol/limits.ts';
import type { Shell } from '../../shells/shell.ts';
import { InputEpochs, type EpochLookup, type InputEpoch } from './inputEpochs.ts';
import { ShellInput } from './shellInput.ts';

/** Input of all clients together that a shell has not taken, bytes: as much as the epochs' windows. */
const MAX_PENDING_BYTES = 16 * INPUT_WINDOW_BYTES;

/** Answers of the screen wait only behind little input: who floods questions and never reads gets no more. */
const MAX_BEFORE_ANSWER_BYTES = 64 * 1024;

/** How far input was received that an earlier run of the server passed on, the epoch used last at the end. */
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
  #typedTurns = 0;

  constructor(shell: Shell, received: ReceivedInputs, owner: InputOwner) {
    this.#shell = new ShellInput(shell, owner.onFailure);
    this.#onTaken = owner.onTaken;
    this.#epochs = new InputEpochs(owner.isAttached);
    for (const one of received) this.#epochs.restore(one.epoch, one.received);
  }

  /** The epoch of a client that attaches (R7). */
  use(id: string, startOffset: number): EpochLookup {
    return this.#epochs.use(id, startOffset);
  }

  hasRoomFor(byteCount: number): boolean {
    return this.#shell.pendingBytes + byteCount <= MAX_PENDING_BYTES;
  }

  /** Its client is the one that typed last, from now on; said before its keys, so that they meet a tty of its size (S8). */
  turnTo(epoch: InputEpoch): void {
    epoch.typedTurn = ++this.#typedTurns;
  }

  /** Takes what the epoch's cursor has just accepted; its memory belongs to somebody else. */
  typed(epoch: InputEpoch, bytes: Uint8Array): void {
    const typedTo = epoch.cursor.next;
    const origin = { kind: 'client', epoch: epoch.id, offset: typedTo - bytes.length } as const;
    this.#shell.write(bytes.slice(), origin, () => {
      epoch.taken = typedTo;
      this.#onTaken(epoch);
    });
  }

  /** Takes the answer to questions in output below `outputOffset`. */
  answer(bytes: Uint8Array, outputOffset: number): void {
    if (this.#shell.pendingBytes > MAX_BEFORE_ANSWER_BYTES) return;
    this.#shell.write(bytes, { kind: 'answer', outputOffset }, () => undefined);
  }

  /** The shell is over. */
  close(): void {
    this.#shell.close();
  }
}
