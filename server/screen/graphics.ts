/** Answers to queries about graphics: sixel support, number of colors, max image size (I6). */

import type { Terminal } from '@xterm/headless';
import { MAX_IMAGE_PIXELS } from '../../protocol/limits.ts';
import { SIXEL_COLORS } from '../../terminal/images/sixel.ts';
import { VIRTUAL_CELL } from '../../terminal/images/virtualCell.ts';
import { inputHandlerOf } from './internals.ts';

const CSI = '\x1b[';
/** Attributes of a VT220 with sixel, national character sets and colors, as reported by the image add-on of xterm.js. */
const ATTRIBUTES = `${CSI}?62;4;9;22c`;

/** Items, actions and status codes of XTSMGRAPHICS. */
const ITEM = { colors: 1, sixelSize: 2 } as const;
const ACTION = { read: 1, reset: 2, set: 3, readMax: 4 } as const;
const STATUS = { done: 0, unknownItem: 1, unknownAction: 2, failed: 3 } as const;

/** Answers these queries while `showsImages` is true. Otherwise xterm.js answers them, without images. */
export function answerGraphics(
  terminal: Terminal,
  showsImages: () => boolean,
  answer: (text: string) => void,
): void {
  const input = inputHandlerOf(terminal);
  input.registerCsiHandler({ final: 'c' }, ({ params, length }) => {
    const isQuery = length === 0 || params[0] === 0;
    if (!isQuery || !showsImages()) return false;
    answer(ATTRIBUTES);
    return true;
  });
  input.registerCsiHandler({ prefix: '?', final: 'S' }, ({ params, length }) => {
    if (showsImages() && length > 1) answer(report(terminal, params.subarray(0, length)));
    return true;
  });
}

function report({ cols, rows }: Terminal, [item = 0, action = 0, value = 0]: Int32Array): string {
  const reply = (status: number, ...values: readonly number[]): string =>
    `${CSI}?${[item, status, ...values].join(';')}S`;
  const isRead = action === ACTION.read || action === ACTION.readMax;
  const maxSide = Math.sqrt(MAX_IMAGE_PIXELS);
  switch (item) {
    case ITEM.colors:
      if (isRead || action === ACTION.reset || (action === ACTION.set && value === SIXEL_COLORS))
        return reply(STATUS.done, SIXEL_COLORS);
      return reply(action === ACTION.set ? STATUS.failed : STATUS.unknownAction);
    case ITEM.sixelSize:
      if (action === ACTION.readMax) return reply(STATUS.done, maxSide, maxSide);
      if (action !== ACTION.read) return reply(STATUS.unknownAction);
      return reply(
        STATUS.done,
        Math.min(maxSide, cols * VIRTUAL_CELL.width),
        Math.min(maxSide, rows * VIRTUAL_CELL.height),
      );
    default:
      return reply(STATUS.unknownItem);
  }
}
