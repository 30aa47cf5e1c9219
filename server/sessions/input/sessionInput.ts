/** Input of a session: its clients' typing by epoch (R7), and its screen's answers (S11). */

import { INPUT_WINDOW_BYTES } from '../../../protocol/limits.ts';
import type { Shell } from '../../shells/shell.ts';
import { InputEpochs, type EpochLookup, type InputEpoch } from './inputEpochs.ts';
import { ShellInput } from './shellInput.ts';

/** Max bytes of all clients that the shell has not taken: the sum of the epochs' windows. */
const MAX_PENDING_BYTES = 16 * INPUT_WINDOW_BYTES;

/** Max pending bytes before answers are dropped: a program that floods queries without reading gets no more. */
const MAX_PENDING_FOR_ANSWER_BYTES = 64 * 1024;

/** Input that earlier runs of the server passed on, the epoch used last at the end. */
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

  /** Marks its client as the one that typed last; called before its input, so that the tty gets its size first (S8). */
  markTyped(epoch: InputEpoch): void {
    epoch.lastTyped = ++this.#typedCount;
  }

  /** Writes bytes that the epoch's cursor has just accepted; copies them. */
  typed(epoch: InputEpoch, bytes: Uint8Array): void {
    const typedTo = epoch.cursor.next;
    const origin = { kind: 'client', epoch: epoch.id, offset: typedTo - bytes.length } as const;
    this.#shell.write(bytes.slice(), origin, () => {
      epoch.taken = typedTo;
      this.#onTaken(epoch);
    });
  }

  /** Writes the answer to queries in output below `outputOffset`. */
  answer(bytes: Uint8Array, outputOffset: number): void {
    if (this.#shell.pendingBytes > MAX_PENDING_FOR_ANSWER_BYTES) return;
    this.#shell.write(bytes, { kind: 'answer', outputOffset }, () => undefined);
  }

  /** Drops pending input: the shell has ended. */
  close(): void {
    this.#shell.close();
  }
}
