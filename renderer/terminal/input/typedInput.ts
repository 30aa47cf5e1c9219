/** Passes all input of a terminal's user to the shell, and to the prediction of its echo. */

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
  /** Number of bytes that were sent through the current port, or that are kept for the first port. */
  #byteCount = 0;

  constructor(terminal: Terminal, outbox: Outbox, settings: PredictionSettings) {
    this.predictions = new Predictions(terminal, settings);
    this.#outbox = outbox;
    this.#reports = new Reports(terminal.parser);
  }

  /** True while the server is connected, so that focus and mouse reports can be sent. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  setLink(link: LinkPace): void {
    this.#isConnected = link.isConnected;
    this.predictions.setLink(link);
  }

  /**
   * Called when another port is used. The count starts again, except for the first port, which gets the kept
   * messages.
   */
  restart(): void {
    if (!this.#outbox.isConnected) return;
    this.#byteCount = 0;
    this.predictions.restart();
  }

  /** Sends keys, pastes, and the terminal's own replies. */
  type(data: string): void {
    if (!this.#reports.passes(data, this.#isConnected)) return;
    for (const bytes of typedBytes(data)) this.#post(bytes);
    this.predictions.typed(data, this.#byteCount);
  }

  /** Sends a mouse report in the old encoding; no program echoes it. */
  binary(data: string): void {
    if (this.#reports.passes(data, this.#isConnected)) this.#post(binaryBytes(data));
  }

  #post(bytes: Uint8Array): void {
    this.#byteCount += bytes.length;
    this.#outbox.post({ type: 'input', bytes });
  }
}
