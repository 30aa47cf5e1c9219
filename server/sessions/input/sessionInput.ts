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

export class SessionInput {
  readonly #epochs = new InputEpochs();
  readonly #shell: ShellInput;
  readonly #onTaken: (epoch: InputEpoch) => void;
  #typedTurns = 0;

  /** @param onTaken the shell took more of this epoch; @param onFailure it takes no more, called at most once. */
  constructor(
    shell: Shell,
    received: ReceivedInputs,
    onTaken: (epoch: InputEpoch) => void,
    onFailure: (error: unknown) => void,
  ) {
    this.#shell = new ShellInput(shell, onFailure);
    this.#onTaken = onTaken;
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
