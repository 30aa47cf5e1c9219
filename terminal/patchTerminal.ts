/**
 * Patches a terminal of xterm.js 6.0.0. No sequence may block it for minutes, make it throw, or get lost. All terminals of a
 * session must process the same output in the same way (R13). Each patch in patches/ documents its reason.
 */

import { CommandMarks } from './commandMarks.ts';
import { TerminalImages } from './images/terminalImages.ts';
import { trackKeyboard } from './kittyKeyboard.ts';
import { guardEraseAbove } from './patches/eraseAbove.ts';
import { keepOpenHyperlink } from './patches/openHyperlink.ts';
import { limitRepeatCounts } from './patches/repeatCounts.ts';
import { printCharacterwise } from './patches/unwrappedPrinting.ts';
import { internalsOf, type SnapshotTerminal } from './terminalInternals.ts';

/** Applies all patches, and adds what xterm.js lacks: kitty's keyboard protocol, command marks and images. */
export function patchTerminal(terminal: SnapshotTerminal): void {
  limitRepeatCounts(terminal);
  guardEraseAbove(terminal);
  keepOpenHyperlink(terminal);
  printCharacterwise(terminal);
  trackKeyboard(terminal);
  const core = internalsOf(terminal);
  core.commandMarks = new CommandMarks(core);
  core.images = new TerminalImages(core);
}

/** Returns the command marks of a patched terminal. */
export function commandMarksOf(terminal: SnapshotTerminal): CommandMarks {
  const marks = internalsOf(terminal).commandMarks;
  if (marks === undefined) throw new Error('this terminal was not patched');
  return marks;
}

/** Returns the images of a patched terminal. */
export function imagesOf(terminal: SnapshotTerminal): TerminalImages {
  const { images } = internalsOf(terminal);
  if (images === undefined) throw new Error('this terminal was not patched');
  return images;
}
