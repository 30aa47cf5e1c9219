/** kitty's keyboard protocol, which xterm.js 6.0.0 does not know: how programs want keys encoded, as far as a terminal keeps it. */

import {
  internalsOf,
  sequencesOf,
  type SnapshotTerminal,
  type TerminalInternals,
} from './terminalInternals.ts';

const CSI = '\u001b[';

/** What a program can ask for. */
export const KEYBOARD = {
  /** Keys that are ambiguous otherwise are escape sequences. */
  disambiguate: 1,
  /** Repeats and releases are told. */
  events: 2,
  /** The shifted key, and the key of the usual layout. */
  alternates: 4,
  /** All keys are escape sequences. */
  all: 8,
  /** What the key types goes with it. */
  text: 16,
} as const;
const ALL_FLAGS = 31;

/** Settings that are kept for each screen, as kitty does: one more pushes the oldest out. */
export const MAX_KEYBOARD_STACK = 8;

/** Takes away whatever programs set on the screen that is shown. */
export const FORGET_KEYBOARD = `${CSI}<${MAX_KEYBOARD_STACK}u`;

/** The settings of one screen, the one in force last; none is the usual keyboard. */
type Stack = readonly number[];
export type Keyboard = { readonly normal: Stack; readonly alternate: Stack };
type Screen = keyof Keyboard;

const USUAL: Keyboard = { normal: [], alternate: [] };

/** How `CSI = flags ; mode u` changes the flags in force. */
const CHANGES: Readonly<Record<number, (now: number, flags: number) => number>> = {
  1: (_now, flags) => flags,
  2: (now, flags) => now | flags,
  3: (now, flags) => now & ~flags,
};

/** The terminal keeps what programs set from now on; the modes of xterm.js hold it, so that a reset takes it away with them. */
export function keepKeyboard(terminal: SnapshotTerminal): void {
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
    const how = CHANGES[(length > 1 && params[1]) || 1];
    const flags = (params[0] ?? 0) & ALL_FLAGS;
    if (how !== undefined) change(core, (stack) => [...stack.slice(0, -1), how(stack.at(-1) ?? 0, flags)]);
    return true;
  });
}

/** The flags in force on the screen that is shown. */
export function keyboardFlags(terminal: SnapshotTerminal): number {
  const core = internalsOf(terminal);
  return keyboardOf(core)[shownScreen(core)].at(-1) ?? 0;
}

/** Sets a fresh terminal's keyboard for that screen, while it is shown. */
export function keyboardText(core: TerminalInternals, screen: Screen): string {
  const { [screen]: stack } = keyboardOf(core);
  return stack.map((flags, index) => `${CSI}${index === 0 ? '=' : '>'}${flags}u`).join('');
}

function keyboardOf({ coreService }: TerminalInternals): Keyboard {
  return coreService.decPrivateModes.kittyKeyboard ?? USUAL;
}

function shownScreen({ buffers }: TerminalInternals): Screen {
  return buffers.active === buffers.alt ? 'alternate' : 'normal';
}

function change(core: TerminalInternals, how: (stack: Stack) => Stack): void {
  const before = keyboardOf(core);
  const screen = shownScreen(core);
  const stack = how(before[screen]).slice(-MAX_KEYBOARD_STACK);
  // The usual keyboard is none that was set.
  const keyboard = { ...before, [screen]: stack.length === 1 && stack[0] === 0 ? [] : stack };
  const isUsual = keyboard.normal.length + keyboard.alternate.length === 0;
  core.coreService.decPrivateModes.kittyKeyboard = isUsual ? undefined : keyboard;
}
