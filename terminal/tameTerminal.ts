/** Makes a terminal of xterm.js 6.0.0 fit for output of strangers: no sequence stops it for minutes, breaks it, or is missed. */

import { boundCounts } from './boundedCounts.ts';
import { CommandMarks } from './commandMarks.ts';
import { TerminalImages } from './images/terminalImages.ts';
import { printEvenly } from './evenPrinting.ts';
import { holdOpenLink } from './retainedHyperlinks.ts';
import { keepKeyboard } from './kittyKeyboard.ts';
import { internalsOf, sequencesOf, type SnapshotTerminal } from './terminalInternals.ts';

type Erasing = {
  readonly _eraseInBufferLine: (
    row: number,
    from: number,
    to: number,
    clearWrap: boolean,
    guarded: boolean,
  ) => void;
  readonly _resetBufferLine: (row: number, guarded: boolean) => void;
};

/** Every terminal of a session must be tamed alike, or they would differ after an absurd sequence. */
export function tameTerminal(terminal: SnapshotTerminal): void {
  boundCounts(sequencesOf(terminal));
  for (const prefix of ['', '?'] as const) guardErasure(terminal, prefix);
  keepKeyboard(terminal);
  holdOpenLink(terminal);
  printEvenly(terminal);
  const core = internalsOf(terminal);
  core.commandMarks = new CommandMarks(core);
  core.images = new TerminalImages(core);
}

/** The commands of a tamed terminal. */
export function commandMarksOf(terminal: SnapshotTerminal): CommandMarks {
  const marks = internalsOf(terminal).commandMarks;
  if (marks === undefined) throw new Error('this terminal was not tamed');
  return marks;
}

/** The images of a tamed terminal. */
export function imagesOf(terminal: SnapshotTerminal): TerminalImages {
  const { images } = internalsOf(terminal);
  if (images === undefined) throw new Error('this terminal was not tamed');
  return images;
}

/** Erasing all above from the last cell of the last row (ED 1, DECSED 1), xterm.js unwraps a row that is not there, and throws. */
function guardErasure(terminal: SnapshotTerminal, prefix: '' | '?'): void {
  const core = internalsOf(terminal);
  const input = core._inputHandler as unknown as Erasing;
  const id = prefix === '' ? { final: 'J' } : { prefix, final: 'J' };
  sequencesOf(terminal).registerCsiHandler(id, ({ params }) => {
    const { x, y, lines } = core.buffers.active;
    if (params[0] !== 1 || x + 1 < core.cols || y + 1 < lines.length) return false;
    const guarded = prefix === '?';
    input._eraseInBufferLine(y, 0, x + 1, true, guarded);
    for (let row = y - 1; row >= 0; row -= 1) input._resetBufferLine(row, guarded);
    return true;
  });
}
