/** How far each client's input was received, for the last clients that typed into a session (R7). */

import { MAX_INPUT_EPOCHS } from '../../protocol/limits.ts';
import { ByteCursor } from '../../protocol/resume/byteCursor.ts';

/** One client's input into one session; outlives its connections. */
export class InputEpoch {
  /** What was received, in the server's hands. */
  readonly cursor: ByteCursor;
  /** Everything below was taken by the shell (R8). */
  taken: number;
  /** When it typed, as a count of the session's typing: the greatest typed last (S8). 0 is never. */
  typedTurn = 0;

  constructor(startOffset: number) {
    this.cursor = new ByteCursor(startOffset);
    this.taken = startOffset;
  }
}

/** The epochs used last; the one that was not used longest is forgotten. */
export class InputEpochs {
  readonly #epochs = new Map<string, InputEpoch>();

  /** The epoch `id`, now the one used last; undefined when it is not known. */
  use(id: string): InputEpoch | undefined {
    const epoch = this.#epochs.get(id);
    if (epoch === undefined) return undefined;
    this.#epochs.delete(id);
    this.#epochs.set(id, epoch);
    return epoch;
  }

  /** Starts the epoch `id` at `startOffset`. */
  add(id: string, startOffset: number): InputEpoch {
    const epoch = new InputEpoch(startOffset);
    this.#epochs.delete(id);
    this.#epochs.set(id, epoch);
    for (const oldest of this.#epochs.keys()) {
      if (this.#epochs.size <= MAX_INPUT_EPOCHS) break;
      this.#epochs.delete(oldest);
    }
    return epoch;
  }
}
