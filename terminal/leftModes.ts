/** Modes that a program set and did not reset, e.g. because it was killed. */

import { RESET_KEYBOARD } from './kittyKeyboard.ts';
import type { TerminalInternals } from './terminalInternals.ts';

const CSI = '\u001b[';
/** Cancels a sequence that has not ended. */
const CANCEL = '\u0018';

/** Application cursor keys and keypad, mouse protocols and encodings, reports of focus, and synchronized output. */
const INPUT_MODES = [1, 66, 9, 1000, 1002, 1003, 1006, 1016, 1004, 2026] as const;
const ALTERNATE_SCREEN = 1049;
const BRACKETED_PASTE = 2004;

type Modes = {
  readonly resetModePrivate: (modes: {
    readonly params: readonly number[];
    readonly length: number;
  }) => unknown;
};
type Changeable = {
  readonly coreService: {
    isCursorHidden: boolean;
    readonly modes: { insertMode: boolean };
    readonly decPrivateModes: { origin: boolean };
  };
  readonly charsets: {
    readonly setgLevel: (level: number) => void;
    readonly setgCharset: (level: number, charset: undefined) => void;
  };
  readonly buffer: { scrollTop: number; scrollBottom: number };
};

/**
 * Resets the modes that would make a shell's prompt unusable: the mouse, focus and keys type sequences, the cursor is hidden, lines
 * are overwritten. Keeps what users set for their shell: colors, the cursor's style, wrapping, and bracketed paste, which the
 * shell's line editor sets before its prompt.
 */
export function resetLeftModes(core: TerminalInternals): void {
  resetPrivate(core, INPUT_MODES);
  const { coreService, charsets, buffer } = changeable(core);
  coreService.isCursorHidden = false;
  coreService.modes.insertMode = false;
  coreService.decPrivateModes.origin = false;
  core.coreService.decPrivateModes.kittyKeyboard = undefined;
  for (let level = 0; level < 4; level += 1) charsets.setgCharset(level, undefined);
  charsets.setgLevel(0);
  buffer.scrollTop = 0;
  buffer.scrollBottom = core.rows - 1;
}

/** Shows the normal screen again, as a program does at its end. */
export function leaveAlternateScreen(core: TerminalInternals): void {
  resetPrivate(core, [ALTERNATE_SCREEN]);
}

/**
 * Resets a terminal as far as it can be done without touching its text: modes, character sets, margins, attributes, an open link, and
 * changed colors. The cursor goes to the start of its line.
 */
export const RESET_TERMINAL = [
  `${CANCEL}\u001b]8;;\u0007`,
  // This form of leaving the alternate screen moves no cursor where that is not shown.
  `${CSI}?47l`,
  `${CSI}?${[...INPUT_MODES, BRACKETED_PASTE, 5, 45].join(';')}l`,
  RESET_KEYBOARD,
  `${CSI}!p${CSI}?7;25h${CSI}0 q`,
  `\u001b(B\u001b)B\u001b*B\u001b+B\u000f`,
  '\u001b]104\u0007\u001b]110\u0007\u001b]111\u0007\u001b]112\u0007',
  '\r',
].join('');

function resetPrivate(core: TerminalInternals, modes: readonly number[]): void {
  const input = core._inputHandler as unknown as Modes;
  input.resetModePrivate({ params: modes, length: modes.length });
}

/** The same terminal, with what may be changed of it. */
function changeable(core: TerminalInternals): Changeable {
  return {
    coreService: core.coreService,
    charsets: core._charsetService as unknown as Changeable['charsets'],
    buffer: core.buffers.active,
  };
}
