/** How far each client's input was received, for the last clients that typed into a session (R7). */

import { MAX_INPUT_EPOCHS } from '../../../protocol/limits.ts';
import { ByteCursor } from '../../../protocol/resume/byteCursor.ts';

/** One client's input into one session; outlives its connections. */
export class InputEpoch {
  readonly id: string;
  /** What was received, in the server's hands. */
  readonly cursor: ByteCursor;
  /** Everything below was taken by the shell (R8). */
  taken: number;
  /** When it typed, as a count of the session's typing: the greatest typed last (S8). 0 is never. */
  typedTurn = 0;

  constructor(id: string, startOffset: number) {
    this.id = id;
    this.cursor = new ByteCursor(startOffset);
    this.taken = startOffset;
  }
}

/** Ids of forgotten epochs that are still recognized as such: far more than devices come back within one loss. */
const MAX_FORGOTTEN_IDS = 256;

/** What is known of a client's epoch when it attaches. */
export type EpochLookup =
  /** Its cursor goes on; a new epoch's begins. */
  | { readonly kind: 'known'; readonly epoch: InputEpoch }
  /** What of it was received is no longer known (R7); its cursor starts over. */
  | { readonly kind: 'forgotten'; readonly epoch: InputEpoch };

/** The epochs used last; the one that was not used longest is forgotten. */
export class InputEpochs {
  readonly #epochs = new Map<string, InputEpoch>();
  readonly #forgotten = new Set<string>();

  /** The epoch `id`, of which the client can still send everything from `startOffset` on; now the one used last. */
  use(id: string, startOffset: number): EpochLookup {
    const epoch = this.#epochs.get(id);
    this.#epochs.delete(id);
    if (epoch !== undefined && startOffset <= epoch.cursor.next) {
      this.#epochs.set(id, epoch);
      return { kind: 'known', epoch };
    }
    // A client lets go only of what was received: an epoch that starts above 0 was in use before.
    const isNew = epoch === undefined && startOffset === 0 && !this.#forgotten.has(id);
    const started = new InputEpoch(id, startOffset);
    this.#epochs.set(id, started);
    this.#bound();
    return { kind: isNew ? 'known' : 'forgotten', epoch: started };
  }

  /** Takes up an epoch that was received, and taken, up to there by the shell before this process began. */
  restore(id: string, received: number): void {
    this.#epochs.set(id, new InputEpoch(id, received));
    this.#bound();
  }

  #bound(): void {
    for (const oldest of this.#epochs.keys()) {
      if (this.#epochs.size <= MAX_INPUT_EPOCHS) break;
      this.#epochs.delete(oldest);
      this.#forgotten.add(oldest);
    }
    for (const oldest of this.#forgotten) {
      if (this.#forgotten.size <= MAX_FORGOTTEN_IDS) break;
      this.#forgotten.delete(oldest);
    }
  }
}
