/**
 * Draws a terminal at once. xterm.js would wait for the page's next frame, which can take a second in a
 * hidden window.
 */

import type { Terminal } from '@xterm/xterm';

/** Private members of xterm.js that this file uses; package.json pins the version of xterm.js. */
type Drawing = {
  readonly _core: {
    readonly _renderService: { readonly _renderRows: (first: number, last: number) => void };
    readonly _viewport: { readonly _sync: () => void };
    readonly _syncTextArea: () => void;
  };
};

/**
 * Draws the rows, and positions the scroll bar and the input area. Their positions are still wrong when the
 * terminal was filled before it was opened.
 */
export function drawNow(terminal: Terminal): void {
  const { _core: core } = terminal as unknown as Drawing;
  core._viewport._sync();
  core._syncTextArea();
  core._renderService._renderRows(0, terminal.rows - 1);
}
