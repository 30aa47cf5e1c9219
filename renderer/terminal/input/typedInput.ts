/** Passes everything that a terminal's user types to the shell and to the prediction of its echo. */

import type { Terminal } from '@xterm/xterm';
import type { Outbox } from './outbox.ts';
import { Predictions, type LinkPace, type PredictionSettings } from '../prediction/predictions.ts';
import { Reports } from './reports.ts';
import { binaryBytes, typedBytes } from './typing.ts';

export class TypedInput {
  readonly predictions: Predictions;
  readonly #outbox: Outbox;
  readonly #reports: Reports;
  #isConnected = true;
  /** Bytes that were sent through the present port, or are kept for the first one. */
  #byteCount = 0;

  constructor(terminal: Terminal, outbox: Outbox, settings: PredictionSettings) {
    this.predictions = new Predictions(terminal, settings);
    this.#outbox = outbox;
    this.#reports = new Reports(terminal.parser);
  }

  /** True while the server is connected and can receive reports of focus and mouse. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  setLink(link: LinkPace): void {
    this.#isConnected = link.isConnected;
    this.predictions.setLink(link);
  }

  /** Another port is used from now on. Kept messages go to the first one, so there the count continues. */
  restart(): void {
    if (!this.#outbox.isConnected) return;
    this.#byteCount = 0;
    this.predictions.restart();
  }

  /** Sends keys, pastes, and the terminal's own reports. */
  type(data: string): void {
    if (!this.#reports.passes(data, this.#isConnected)) return;
    for (const bytes of typedBytes(data)) this.#post(bytes);
    this.predictions.typed(data, this.#byteCount);
  }

  /** Sends a mouse report in the old encoding, which no program echoes. */
  binary(data: string): void {
    if (this.#reports.passes(data, this.#isConnected)) this.#post(binaryBytes(data));
  }

  #post(bytes: Uint8Array): void {
    this.#byteCount += bytes.length;
    this.#outbox.post({ type: 'input', bytes });
  }
}
