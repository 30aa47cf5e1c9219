/** Encodes keys for programs that enabled kitty's keyboard protocol; for all others xterm.js encodes them. */

import type { Terminal } from '@xterm/xterm';
import { keyboardFlags } from '../../../terminal/kittyKeyboard.ts';
import { isForOthers, kittyKey } from './kittyKeys.ts';

type Layout = ReadonlyMap<string, string>;
/** Chromium's keyboard layout API, which may be missing or refused. */
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
  // The user may have switched the layout while another window had the focus.
  element.addEventListener('focusin', () => void readLayout());
  const encode = keyEncoder(() => ({ flags: keyboardFlags(terminal), layout, mac }));
  terminal.attachCustomKeyEventHandler((event) => {
    const sent = encode(event);
    if (sent === undefined) return true;
    const isModified = event.ctrlKey || event.shiftKey || event.altKey || event.metaKey;
    const isEnter = event.type === 'keydown' && event.key === 'Enter' && !isModified;
    if (!isEnter || !onEnter()) terminal.input(sent);
    // xterm.js keeps track of releases and modifiers, without sending anything for them.
    if (event.type === 'keyup' || terminalMinds(event)) return true;
    event.preventDefault();
    event.stopPropagation();
    return false;
  });
}

type Encoded = (event: KeyboardEvent) => string | undefined;

/** Encodes keys, and the releases of keys whose press was seen here; the other releases belong to shortcuts. */
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
