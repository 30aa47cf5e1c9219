/** Received input by client epoch, for the latest clients of a session (R7). */

import { MAX_INPUT_EPOCHS } from '../../../protocol/limits.ts';
import { ByteCursor } from '../../../protocol/resume/byteCursor.ts';

/** Input of one client into one session. It outlives the client's connections. */
export class InputEpoch {
  readonly id: string;
  /** End of the input that the server received. */
  readonly cursor: ByteCursor;
  /** Offset below which the shell has accepted all input (R8). */
  taken: number;
  /**
   * Sequence number of the epoch's latest typing in the session; 0 if it never typed. The client with the highest number typed
   * last (S8).
   */
  lastTyped = 0;

  constructor(id: string, startOffset: number) {
    this.id = id;
    this.cursor = new ByteCursor(startOffset);
    this.taken = startOffset;
  }
}

/** Max ids of forgotten epochs that are still recognized. Far fewer devices reconnect after one outage. */
const MAX_FORGOTTEN_IDS = 256;

/** State of a client's epoch when it attaches. */
export type EpochLookup =
  /** The epoch's cursor continues, or starts for a new epoch. */
  | { readonly kind: 'known'; readonly epoch: InputEpoch }
  /** Its received input is no longer known, or the client cannot send all that is missing (R7). */
  | { readonly kind: 'unknown' };

/** The most recently used epochs. The least recently used one is forgotten first. */
export class InputEpochs {
  /** Epochs by id, the least recently used first. */
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

  /** Adds an epoch whose input below `received` the shell accepted before this process started. */
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
