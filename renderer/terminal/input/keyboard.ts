/**
 * Encodes keys for programs that enabled kitty's keyboard protocol. For all other programs, xterm.js encodes
 * them.
 */

import type { Terminal } from '@xterm/xterm';
import { keyboardFlags } from '../../../terminal/kittyKeyboard.ts';
import { isForOthers, kittyKey } from './kittyKeys.ts';

type Layout = ReadonlyMap<string, string>;
/** Chromium's keyboard layout API. It may be missing, or its use may be refused. */
type WithLayout = { readonly keyboard?: { readonly getLayoutMap: () => Promise<Layout> } };

/**
 * @param element in which the terminal is opened, now or later.
 * @param onEnter returns true when Enter is consumed and must not reach the shell.
 */
export function listenToKeys(terminal: Terminal, element: HTMLElement, onEnter: () => boolean): void {
  const mac = navigator.platform.startsWith('Mac');
  let layout: Layout | undefined;
  const readLayout = async (): Promise<void> => {
    layout = await (navigator as WithLayout).keyboard?.getLayoutMap().catch(() => undefined);
  };
  // The layout is read again, because the user may have switched it while another window had the focus.
  element.addEventListener('focusin', () => void readLayout());
  const encode = keyEncoder(() => ({ flags: keyboardFlags(terminal), layout, mac }));
  terminal.attachCustomKeyEventHandler((event) => {
    const sent = encode(event);
    if (sent === undefined) return true;
    const isModified = event.ctrlKey || event.shiftKey || event.altKey || event.metaKey;
    const isEnter = event.type === 'keydown' && event.key === 'Enter' && !isModified;
    if (!isEnter || !onEnter()) terminal.input(sent);
    // xterm.js only observes releases and modifiers, and sends nothing for them.
    if (event.type === 'keyup' || terminalMinds(event)) return true;
    event.preventDefault();
    event.stopPropagation();
    return false;
  });
}

type Encoded = (event: KeyboardEvent) => string | undefined;

/**
 * Encodes presses of keys. Encodes a release only if its press was seen here, because other releases belong
 * to shortcuts.
 */
export function keyEncoder(settings: () => Parameters<typeof kittyKey>[1]): Encoded {
  const pressed = new Set<string>();
  return (event) => {
    const now = settings();
    if (event.type === 'keypress') return undefined;
    if (event.type === 'keyup' && !pressed.delete(event.code)) return undefined;
    if (event.type === 'keydown' && !isForOthers(event, now.mac)) pressed.add(event.code);
    return kittyKey(event, now);
  };
}

function terminalMinds({ key }: KeyboardEvent): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(key);
}
