/** The read-only view of a terminal that predictions use. */

import type { IBuffer, IMarker } from '@xterm/xterm';
import type { TrackedLine, PredictedScreen } from '../../state/prediction/predictedView.ts';

/** Members of a terminal that this file uses. xterm.js's terminal and a headless one both have them. */
type ReadTerminal = {
  readonly cols: number;
  readonly buffer: { readonly active: IBuffer };
  readonly registerMarker: (cursorYOffset?: number) => IMarker | undefined;
};

const NO_LINE: TrackedLine = { line: -1, release: () => undefined };

export function predictedScreen(terminal: ReadTerminal): PredictedScreen {
  return {
    get cols() {
      return terminal.cols;
    },
    get isAlternate() {
      return terminal.buffer.active.type === 'alternate';
    },
    get cursor() {
      const { baseY, cursorX, cursorY } = terminal.buffer.active;
      return { line: baseY + cursorY, col: cursorX };
    },
    cellsOf: (line) => cellsOf(terminal.buffer.active, line, terminal.cols),
    trackLine: () => {
      const marker = terminal.registerMarker(0);
      return marker === undefined ? NO_LINE : tracked(marker);
    },
  };
}

function tracked(marker: IMarker): TrackedLine {
  return {
    get line() {
      return marker.isDisposed ? -1 : marker.line;
    },
    release: () => marker.dispose(),
  };
}

function cellsOf(buffer: IBuffer, line: number, cols: number): string[] {
  const [row, reused] = [buffer.getLine(line), buffer.getNullCell()];
  return Array.from({ length: cols }, (_, col) => {
    const cell = row?.getCell(col, reused);
    return cell === undefined || cell.getWidth() > 0 ? cell?.getChars() || ' ' : '';
  });
}
