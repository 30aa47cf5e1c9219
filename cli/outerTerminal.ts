/** Keeps the user's own terminal from answering queries that the server already answers (S11). */

import { QueryFilter } from '../terminal/queryFilter.ts';

const ESC = 0x1b;
const BRACKET = 0x5b;
/** Final bytes of two reports: the terminal got the focus, and the terminal lost it. */
const FOCUS_REPORTS: ReadonlySet<number | undefined> = new Set([0x49, 0x4f]);
const REPORT_BYTES = 3;
/**
 * Some terminals answer a request for focus reports at once. This is the max time for that, ms, with a slow round trip to the
 * terminal.
 */
const FOCUS_ANSWER_MS = 500;

export class OuterTerminal {
  readonly #now: () => number;
  #filter = new QueryFilter();
  #focusRequestedAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Called when the output starts anew, so that an unfinished sequence before it has no end. */
  begin(): void {
    this.#filter = new QueryFilter();
  }

  /** Returns the output without queries. */
  shown(output: Uint8Array): Uint8Array {
    const bytes = this.#filter.push(output);
    if (this.#filter.takeFocusRequest()) this.#focusRequestedAt = this.#now();
    return bytes;
  }

  /** Returns the input without the terminal's immediate answer to a request for focus reports. */
  typed(input: Uint8Array): Uint8Array {
    if (this.#now() - this.#focusRequestedAt > FOCUS_ANSWER_MS) return input;
    const at = input.findIndex(
      (byte, index) => byte === ESC && input[index + 1] === BRACKET && FOCUS_REPORTS.has(input[index + 2]),
    );
    if (at < 0) return input;
    this.#focusRequestedAt = Number.NEGATIVE_INFINITY;
    return Buffer.concat([input.subarray(0, at), input.subarray(at + REPORT_BYTES)]);
  }
}
