/** Everything that a terminal's user types, on its way to the shell and to what foresees its echo. */

import type { Terminal } from '@xterm/xterm';
import type { Outbox } from './outbox.ts';
import { Predictions, type LinkPace, type PredictionSettings } from '../prediction/predictions.ts';
import { Reports } from './reports.ts';
import { binaryBytes, typedBytes } from './typing.ts';

export class TypedInput {
  readonly predictions: Predictions;
  readonly #outbox: Outbox;
  readonly #reports: Reports;
  #isLinked = true;
  /** What the present port got, or the next one will get at first. */
  #byteCount = 0;

  constructor(terminal: Terminal, outbox: Outbox, settings: PredictionSettings) {
    this.predictions = new Predictions(terminal, settings);
    this.#outbox = outbox;
    this.#reports = new Reports(terminal.parser);
  }

  /** Whether the server is there to take reports of focus and mouse. */
  get isLinked(): boolean {
    return this.#isLinked;
  }

  setLink(link: LinkPace): void {
    this.#isLinked = link.isConnected;
    this.predictions.setLink(link);
  }

  /** Another port is used from now on; what was kept for the first one goes to it. */
  restart(): void {
    if (!this.#outbox.isUsed) return;
    this.#byteCount = 0;
    this.predictions.restart();
  }

  /** Keys, pastes, and what the terminal reports by itself. */
  type(data: string): void {
    if (!this.#reports.passes(data, this.#isLinked)) return;
    for (const bytes of typedBytes(data)) this.#post(bytes);
    this.predictions.typed(data, this.#byteCount);
  }

  /** A mouse report of the old kind, which no program echoes. */
  binary(data: string): void {
    if (this.#reports.passes(data, this.#isLinked)) this.#post(binaryBytes(data));
  }

  #post(bytes: Uint8Array): void {
    this.#byteCount += bytes.length;
    this.#outbox.post({ type: 'input', bytes });
  }
}
