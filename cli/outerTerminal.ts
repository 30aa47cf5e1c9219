/** The user's own terminal, which would answer what the server answers already (S11): what it is shown, and what it types. */

import { QueryFilter } from '../terminal/queryFilter.ts';

const ESC = 0x1b;
const BRACKET = 0x5b;
/** Final bytes of the reports that the focus has come, and that it has gone. */
const FOCUS_REPORTS: ReadonlySet<number | undefined> = new Set([0x49, 0x4f]);
const REPORT_BYTES = 3;
/** A terminal that answers a request for reports of the focus does it within this, ms: a slow round trip to it. */
const FOCUS_ANSWER_MS = 500;

export class OuterTerminal {
  readonly #now: () => number;
  #filter = new QueryFilter();
  #focusAskedAt = -Infinity;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The output starts anew: what was unfinished of it is over. */
  begin(): void {
    this.#filter = new QueryFilter();
  }

  /** What of the output it is shown: all but questions. */
  shown(output: Uint8Array): Uint8Array {
    const bytes = this.#filter.push(output);
    if (this.#filter.takeFocusRequest()) this.#focusAskedAt = this.#now();
    return bytes;
  }

  /** What of its input the user typed: all but the answer to a request to be told of the focus. */
  typed(input: Uint8Array): Uint8Array {
    if (this.#now() - this.#focusAskedAt > FOCUS_ANSWER_MS) return input;
    const at = input.findIndex(
      (byte, index) => byte === ESC && input[index + 1] === BRACKET && FOCUS_REPORTS.has(input[index + 2]),
    );
    if (at < 0) return input;
    this.#focusAskedAt = -Infinity;
    return Buffer.concat([input.subarray(0, at), input.subarray(at + REPORT_BYTES)]);
  }
}
