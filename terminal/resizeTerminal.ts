/** Gives a terminal another size, and leaves nothing behind that no output could have made. */

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
 * xterm.js keeps tab stops, and cells of the alternate screen, behind the last column and shows them again when it grows;
 * its reflow may leave half of a wide character in the last column. Nobody who comes later can know them, so nobody
 * keeps them; programs draw the alternate screen anew at every change of size.
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
  // While it is not shown it keeps room for the rows it had, and would scroll into them.
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
