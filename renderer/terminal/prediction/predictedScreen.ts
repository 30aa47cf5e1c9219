/** A terminal as predictions read it. */

import type { IBuffer, IMarker } from '@xterm/xterm';
import type { LineHold, PredictedScreen } from '../../state/prediction/predictedView.ts';

/** What is needed of a terminal; the real one and a headless one both have it. */
type ReadTerminal = {
  readonly cols: number;
  readonly buffer: { readonly active: IBuffer };
  readonly registerMarker: (cursorYOffset?: number) => IMarker | undefined;
};

const NOWHERE: LineHold = { line: -1, release: () => undefined };

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
    holdLine: () => {
      const marker = terminal.registerMarker(0);
      return marker === undefined ? NOWHERE : held(marker);
    },
  };
}

function held(marker: IMarker): LineHold {
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
