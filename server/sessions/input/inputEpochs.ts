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
  /** Its cursor continues, or starts for a new epoch. */
  | { readonly kind: 'known'; readonly epoch: InputEpoch }
  /** Its received input is no longer known, or the client cannot send all that is missing (R7). */
  | { readonly kind: 'unknown' };

/** The epochs used last; the one that was not used longest is forgotten. */
export class InputEpochs {
  readonly #epochs = new Map<string, InputEpoch>();
  readonly #forgotten = new Set<string>();
  readonly #isAttached: (epoch: InputEpoch) => boolean;

  /** @param isAttached returns true for an epoch that an attached client uses: it is not forgotten. */
  constructor(isAttached: (epoch: InputEpoch) => boolean) {
    this.#isAttached = isAttached;
  }

  /**
   * Looks up epoch `id`, whose client can send everything from `startOffset`. A known or new one becomes the last used. An
   * unknown one changes nothing: no offset is received only because a client states it.
   */
  use(id: string, startOffset: number): EpochLookup {
    const known = this.#epochs.get(id);
    // A client drops only received input, so an epoch that starts above 0 was in use before.
    const isNew = known === undefined && startOffset === 0 && !this.#forgotten.has(id);
    const epoch = isNew ? new InputEpoch(id, 0) : known;
    if (epoch === undefined || startOffset > epoch.cursor.next) return { kind: 'unknown' };
    this.#epochs.delete(id);
    this.#bound(MAX_INPUT_EPOCHS - 1);
    this.#epochs.set(id, epoch);
    return { kind: 'known', epoch };
  }

  /** Takes up an epoch that was received, and taken, up to there by the shell before this process began. */
  restore(id: string, received: number): void {
    this.#epochs.set(id, new InputEpoch(id, received));
    this.#bound(MAX_INPUT_EPOCHS);
  }

  /** Forgets the least recently used epochs above `maxCount`, but none of an attached client. */
  #bound(maxCount: number): void {
    for (const [oldest, epoch] of this.#epochs) {
      if (this.#epochs.size <= maxCount) break;
      if (this.#isAttached(epoch)) continue;
      this.#epochs.delete(oldest);
      this.#forgotten.add(oldest);
    }
    for (const oldest of this.#forgotten) {
      if (this.#forgotten.size <= MAX_FORGOTTEN_IDS) break;
      this.#forgotten.delete(oldest);
    }
  }
}
