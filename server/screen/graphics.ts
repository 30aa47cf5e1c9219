/** Answers to what programs ask of a terminal's graphics: whether it has sixel, how many colors, and how large an image may be (I6). */

import type { Terminal } from '@xterm/headless';
import { MAX_IMAGE_PIXELS } from '../../protocol/limits.ts';
import { SIXEL_COLOURS } from '../../terminal/images/sixel.ts';
import { VIRTUAL_CELL } from '../../terminal/images/virtualCell.ts';
import { inputHandlerOf } from './internals.ts';

const CSI = '\x1b[';
/** A VT220 with sixel, national character sets and colors, as the add-on of xterm.js says. */
const ATTRIBUTES = `${CSI}?62;4;9;22c`;

/** What is asked of (XTSMGRAPHICS), and what is asked. */
const ITEM = { colors: 1, sixelSize: 2 } as const;
const ACTION = { read: 1, reset: 2, set: 3, readMost: 4 } as const;
const STATUS = { done: 0, unknownItem: 1, unknownAction: 2, failed: 3 } as const;

/** Without images the terminal says what xterm.js says, which is nothing of them. */
export function answerGraphics(
  terminal: Terminal,
  showsImages: () => boolean,
  answer: (text: string) => void,
): void {
  const input = inputHandlerOf(terminal);
  input.registerCsiHandler({ final: 'c' }, ({ params, length }) => {
    const asks = length === 0 || params[0] === 0;
    if (!asks || !showsImages()) return false;
    answer(ATTRIBUTES);
    return true;
  });
  input.registerCsiHandler({ prefix: '?', final: 'S' }, ({ params, length }) => {
    if (showsImages() && length > 1) answer(report(terminal, params.subarray(0, length)));
    return true;
  });
}

function report({ cols, rows }: Terminal, [item = 0, action = 0, value = 0]: Int32Array): string {
  const is = (status: number, ...values: readonly number[]): string =>
    `${CSI}?${[item, status, ...values].join(';')}S`;
  const isRead = action === ACTION.read || action === ACTION.readMost;
  const most = Math.sqrt(MAX_IMAGE_PIXELS);
  switch (item) {
    case ITEM.colors:
      if (isRead || action === ACTION.reset || (action === ACTION.set && value === SIXEL_COLOURS))
        return is(STATUS.done, SIXEL_COLOURS);
      return is(action === ACTION.set ? STATUS.failed : STATUS.unknownAction);
    case ITEM.sixelSize:
      if (action === ACTION.readMost) return is(STATUS.done, most, most);
      if (action !== ACTION.read) return is(STATUS.unknownAction);
      return is(
        STATUS.done,
        Math.min(most, cols * VIRTUAL_CELL.width),
        Math.min(most, rows * VIRTUAL_CELL.height),
      );
    default:
      return is(STATUS.unknownItem);
  }
}
