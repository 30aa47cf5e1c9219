/** Draws a terminal at once: xterm.js does so with the page's next frame, which a window that is still hidden may wait a second for. */

import type { Terminal } from '@xterm/xterm';

/** What is read of the inside of xterm.js, whose version package.json pins. */
type Drawing = {
  readonly _core: {
    readonly _renderService: { readonly _renderRows: (first: number, last: number) => void };
    readonly _viewport: { readonly _sync: () => void };
  };
};

/** Its rows, and its scroll bar: that of a terminal which was opened with a scrollback has not heard of it. */
export function drawNow(terminal: Terminal): void {
  const { _core: core } = terminal as unknown as Drawing;
  core._viewport._sync();
  core._renderService._renderRows(0, terminal.rows - 1);
}
