/** Resizes a terminal, and removes everything that no output can reproduce. */

import type { Size } from '../protocol/messages/common.ts';
import { widenTiles } from './images/tiles.ts';
import { internalsOf, type SnapshotTerminal } from './terminalInternals.ts';

type Line = {
  readonly length: number;
  readonly getWidth: (column: number) => number;
  readonly resize: (cols: number, fill: unknown) => void;
  readonly setCell: (column: number, cell: unknown) => void;
};
type Lines = {
  readonly lines: {
    readonly length: number;
    maxLength: number;
    readonly get: (index: number) => Line | undefined;
  };
  readonly getNullCell: () => unknown;
  readonly tabs: { [column: number]: boolean | undefined };
};

/**
 * Resizes, then drops tab stops and alternate-screen cells beyond the last column, and half of a wide character in it. xterm.js
 * 6.0.0 keeps them and shows them again when the terminal grows. A terminal restored from a snapshot cannot have them, so no
 * terminal of a session may. Programs redraw the alternate screen after each resize anyway.
 */
export function resizeTerminal(
  terminal: SnapshotTerminal & { readonly resize: (cols: number, rows: number) => void },
  { cols, rows }: Size,
): void {
  const before = terminal.cols;
  terminal.resize(cols, rows);
  const core = internalsOf(terminal);
  const { buffers, commandMarks, images } = core;
  const { normal, alt } = buffers;
  for (const buffer of [normal, alt]) tidy(buffer as unknown as Lines, cols);
  // While the buffer is inactive, xterm.js keeps space for its former rows, and would scroll into them later.
  (alt as unknown as Lines).lines.maxLength = rows;
  commandMarks?.resized();
  if (cols > before && images?.hasAny === true) widenTiles(core, before);
}

function tidy(buffer: Lines, cols: number): void {
  for (const column of Object.keys(buffer.tabs).map(Number)) if (column >= cols) delete buffer.tabs[column];
  for (let index = 0; index < buffer.lines.length; index += 1) {
    const line = buffer.lines.get(index);
    if (line === undefined) continue;
    if (line.length > cols) line.resize(cols, buffer.getNullCell());
    if (line.getWidth(cols - 1) === 2) line.setCell(cols - 1, buffer.getNullCell());
  }
}
