/** Draws a terminal at once: xterm.js does so with the page's next frame, which a window that is still hidden may wait a second for. */

import type { Terminal } from '@xterm/xterm';

/** What is read of the inside of xterm.js, whose version package.json pins. */
type Drawing = {
  readonly _core: {
    readonly _renderService: { readonly _renderRows: (first: number, last: number) => void };
    readonly _viewport: { readonly _sync: () => void };
    readonly _syncTextArea: () => void;
  };
};

/** Its rows; its scroll bar and its input, which of a terminal that was filled before it was opened have not heard where they are. */
export function drawNow(terminal: Terminal): void {
  const { _core: core } = terminal as unknown as Drawing;
  core._viewport._sync();
  core._syncTextArea();
  core._renderService._renderRows(0, terminal.rows - 1);
}
