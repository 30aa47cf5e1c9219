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
  /** The epoch's received input is no longer known (R7), so its cursor starts over. */
  | { readonly kind: 'forgotten'; readonly epoch: InputEpoch };

/** The most recently used epochs. The least recently used one is forgotten first. */
export class InputEpochs {
  /** Epochs by id, the least recently used first. */
  readonly #epochs = new Map<string, InputEpoch>();
  readonly #forgotten = new Set<string>();

  /**
   * Looks up epoch `id`, whose client can send everything from `startOffset` on. The epoch becomes the most recently used one.
   */
  use(id: string, startOffset: number): EpochLookup {
    const epoch = this.#epochs.get(id);
    this.#epochs.delete(id);
    if (epoch !== undefined && startOffset <= epoch.cursor.next) {
      this.#epochs.set(id, epoch);
      return { kind: 'known', epoch };
    }
    // A client drops only received input. So an epoch that starts above 0 was used before.
    const isNew = epoch === undefined && startOffset === 0 && !this.#forgotten.has(id);
    const started = new InputEpoch(id, startOffset);
    this.#epochs.set(id, started);
    this.#bound();
    return { kind: isNew ? 'known' : 'forgotten', epoch: started };
  }

  /** Adds an epoch whose input below `received` the shell accepted before this process started. */
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
