/** Patch of xterm.js: keeps "erase above" (ED 1, DECSED 1) in the last cell of the screen from throwing. */

import { internalsOf, sequencesOf, type SnapshotTerminal } from '../terminalInternals.ts';

type Erasing = {
  readonly _eraseInBufferLine: (
    ...args: [row: number, from: number, to: number, clearWrap: boolean, respectProtect: boolean]
  ) => void;
  readonly _resetBufferLine: (row: number, respectProtect: boolean) => void;
};

/**
 * Erases in place of xterm.js if the cursor is in the last column of the last row. xterm.js 6.0.0 would clear the wrap flag of
 * the row below, which does not exist.
 */
export function guardEraseAbove(terminal: SnapshotTerminal): void {
  guard(terminal, { final: 'J' }, false);
  guard(terminal, { prefix: '?', final: 'J' }, true);
}

/** @param respectProtect true to leave protected cells (DECSCA) unchanged. */
function guard(
  terminal: SnapshotTerminal,
  id: { readonly prefix?: string; readonly final: string },
  respectProtect: boolean,
): void {
  const core = internalsOf(terminal);
  const input = core._inputHandler as unknown as Erasing;
  sequencesOf(terminal).registerCsiHandler(id, ({ params }) => {
    const { x, y, lines } = core.buffers.active;
    if (params[0] !== 1 || x + 1 < core.cols || y + 1 < lines.length) return false;
    input._eraseInBufferLine(y, 0, x + 1, true, respectProtect);
    for (let row = y - 1; row >= 0; row -= 1) input._resetBufferLine(row, respectProtect);
    return true;
  });
}
