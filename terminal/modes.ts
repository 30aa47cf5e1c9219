/** Control sequences that set a terminal's modes in a new terminal. */

import { designationOf } from './charsets.ts';
import { SIXEL_DISPLAY_MODE } from './images/sixel.ts';
import type { BufferInternals, TerminalInternals } from './terminalInternals.ts';

const CSI = '\u001b[';
const MOUSE_PROTOCOLS: Readonly<Record<string, number>> = { X10: 9, VT200: 1000, DRAG: 1002, ANY: 1003 };
const MOUSE_ENCODINGS: Readonly<Record<string, number>> = { SGR: 1006, SGR_PIXELS: 1016 };
const CURSOR_STYLES = { block: 1, underline: 3, bar: 5 } as const;
/** Characters that designate G0 to G3. */
const SLOTS = ['(', ')', '*', '+'] as const;
/** Sequences that shift to G0 to G3. */
const SHIFTS = ['\u000f', '\u000e', '\u001bn', '\u001bo'] as const;

/** Returns the sequence that sets the margins of the active buffer. It moves the cursor. */
export function margins({ scrollTop, scrollBottom }: BufferInternals, rows: number): string {
  return scrollTop === 0 && scrollBottom === rows - 1 ? '' : `${CSI}${scrollTop + 1};${scrollBottom + 1}r`;
}

/**
 * Returns the sequences that set the tab stops of the active buffer, unless they are the default. They move the cursor within
 * its row.
 */
export function tabStops({ tabs }: BufferInternals, { cols, options }: TerminalInternals): string {
  const set = Object.keys(tabs)
    .map(Number)
    .filter((column) => tabs[column] === true && column < cols);
  const isDefaultStop = (column: number): boolean => column % options.tabStopWidth === 0;
  const isUnchanged = set.every(isDefaultStop) && set.length === Math.ceil(cols / options.tabStopWidth);
  if (isUnchanged) return '';
  return `${CSI}3g${set.map((column) => `${CSI}${column + 1}G\u001bH`).join('')}\r`;
}

/** Returns the sequences that set all modes that neither move the cursor nor affect printing. */
export function silentModes(core: TerminalInternals): string {
  const { decPrivateModes: modes, isCursorHidden } = core.coreService;
  const { activeProtocol, activeEncoding } = core.coreMouseService;
  const on: (number | undefined)[] = [
    modes.applicationCursorKeys ? 1 : undefined,
    modes.applicationKeypad ? 66 : undefined,
    modes.bracketedPasteMode ? 2004 : undefined,
    modes.reverseWraparound ? 45 : undefined,
    modes.sendFocus ? 1004 : undefined,
    core.options.cursorBlink ? 12 : undefined,
    modes.sixelDisplay ? SIXEL_DISPLAY_MODE : undefined,
    MOUSE_PROTOCOLS[activeProtocol],
    MOUSE_ENCODINGS[activeEncoding],
  ];
  const set = on.flatMap((mode) => (mode === undefined ? [] : [`${CSI}?${mode}h`])).join('');
  const style =
    modes.cursorStyle === undefined
      ? 0
      : CURSOR_STYLES[modes.cursorStyle] + (modes.cursorBlink === true ? 0 : 1);
  return (
    set +
    (isCursorHidden ? `${CSI}?25l` : '') +
    (style === 0 ? '' : `${CSI}${style} q`) +
    (core.options.convertEol ? `${CSI}20h` : '') +
    (modes.wraparound ? '' : `${CSI}?7l`)
  );
}

/** Returns the sequences that designate the character sets and select the current one. */
export function charsets({ _charsetService: { _charsets, glevel } }: TerminalInternals): string {
  const designated = SLOTS.map((slot, level) => {
    const final = designationOf(_charsets[level]);
    return final === 'B' ? '' : `\u001b${slot}${final}`;
  }).join('');
  return designated + (glevel === 0 ? '' : (SHIFTS[glevel] ?? ''));
}
