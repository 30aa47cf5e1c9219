/** State of kitty's keyboard protocol: the key encodings that programs selected. xterm.js 6.0.0 lacks it. */

import {
  internalsOf,
  sequencesOf,
  type SnapshotTerminal,
  type TerminalInternals,
} from './terminalInternals.ts';

const CSI = '\u001b[';

/** Flags of the protocol. */
export const KEYBOARD = {
  /** Ambiguous keys are sent as escape sequences. */
  disambiguate: 1,
  /** Key repeats and releases are reported. */
  events: 2,
  /** Reports include the shifted key and the key of the standard layout. */
  alternates: 4,
  /** All keys are sent as escape sequences. */
  all: 8,
  /** Reports include the text that the key produces. */
  text: 16,
} as const;
const ALL_FLAGS = 31;

/** Max entries on the stack of each screen, as in kitty. One more entry drops the oldest. */
export const MAX_KEYBOARD_STACK = 8;

/** Sequence that empties the stack of the active screen. */
export const RESET_KEYBOARD = `${CSI}<${MAX_KEYBOARD_STACK}u`;

/** Flags of one screen, the current ones last. It is empty for the standard keyboard. */
type Stack = readonly number[];
export type Keyboard = { readonly normal: Stack; readonly alternate: Stack };
type Screen = keyof Keyboard;

const STANDARD: Keyboard = { normal: [], alternate: [] };

/** Effect of each mode of `CSI = flags ; mode u` on the current flags. */
const CHANGES: Readonly<Record<number, (now: number, flags: number) => number>> = {
  1: (_now, flags) => flags,
  2: (now, flags) => now | flags,
  3: (now, flags) => now & ~flags,
};

/** Handles the protocol's sequences from now on. The state is stored in the modes of xterm.js, so that a reset clears it. */
export function trackKeyboard(terminal: SnapshotTerminal): void {
  const core = internalsOf(terminal);
  const sequences = sequencesOf(terminal);
  sequences.registerCsiHandler({ prefix: '>', final: 'u' }, ({ params }) => {
    change(core, (stack) => [...(stack.length === 0 ? [0] : stack), (params[0] ?? 0) & ALL_FLAGS]);
    return true;
  });
  sequences.registerCsiHandler({ prefix: '<', final: 'u' }, ({ params }) => {
    change(core, (stack) => stack.slice(0, Math.max(0, stack.length - (params[0] || 1))));
    return true;
  });
  sequences.registerCsiHandler({ prefix: '=', final: 'u' }, ({ params, length }) => {
    const changed = CHANGES[(length > 1 && params[1]) || 1];
    const flags = (params[0] ?? 0) & ALL_FLAGS;
    if (changed !== undefined)
      change(core, (stack) => [...stack.slice(0, -1), changed(stack.at(-1) ?? 0, flags)]);
    return true;
  });
}

/** Returns the current flags of the active screen. */
export function keyboardFlags(terminal: SnapshotTerminal): number {
  const core = internalsOf(terminal);
  return keyboardOf(core)[activeScreen(core)].at(-1) ?? 0;
}

/** Returns the sequences that restore the stack of `screen` in a new terminal while that screen is active. */
export function keyboardText(core: TerminalInternals, screen: Screen): string {
  const { [screen]: stack } = keyboardOf(core);
  return stack.map((flags, index) => `${CSI}${index === 0 ? '=' : '>'}${flags}u`).join('');
}

function keyboardOf({ coreService }: TerminalInternals): Keyboard {
  return coreService.decPrivateModes.kittyKeyboard ?? STANDARD;
}

function activeScreen({ buffers }: TerminalInternals): Screen {
  return buffers.active === buffers.alt ? 'alternate' : 'normal';
}

function change(core: TerminalInternals, changed: (stack: Stack) => Stack): void {
  const before = keyboardOf(core);
  const screen = activeScreen(core);
  const stack = changed(before[screen]).slice(-MAX_KEYBOARD_STACK);
  const isStandardScreen = stack.length === 1 && stack[0] === 0;
  const keyboard = { ...before, [screen]: isStandardScreen ? [] : stack };
  const isStandard = keyboard.normal.length + keyboard.alternate.length === 0;
  core.coreService.decPrivateModes.kittyKeyboard = isStandard ? undefined : keyboard;
}
