/** The keys of a terminal whose program asked for kitty's keyboard protocol; all others are encoded by xterm.js. */

import type { Terminal } from '@xterm/xterm';
import { keyboardFlags } from '../../../terminal/kittyKeyboard.ts';
import { isForOthers, kittyKey } from './kittyKeys.ts';

type Layout = ReadonlyMap<string, string>;
/** Of Chromium; a page may not be told. */
type WithLayout = { readonly keyboard?: { readonly getLayoutMap: () => Promise<Layout> } };

/**
 * @param element what the terminal is opened in, now or later.
 * @param onEnter whether Enter was not meant for the shell.
 */
export function listenToKeys(terminal: Terminal, element: HTMLElement, onEnter: () => boolean): void {
  const mac = navigator.platform.startsWith('Mac');
  let layout: Layout | undefined;
  const learnLayout = (): void =>
    void (navigator as WithLayout).keyboard?.getLayoutMap().then(
      (map) => (layout = map),
      () => (layout = undefined),
    );
  // Whoever comes back may have changed it.
  element.addEventListener('focusin', learnLayout);
  const encode = keyEncoder(() => ({ flags: keyboardFlags(terminal), layout, mac }));
  terminal.attachCustomKeyEventHandler((event) => {
    const sent = encode(event);
    if (sent === undefined) return true;
    const isModified = event.ctrlKey || event.shiftKey || event.altKey || event.metaKey;
    const isEnter = event.type === 'keydown' && event.key === 'Enter' && !isModified;
    if (!isEnter || !onEnter()) terminal.input(sent);
    // xterm.js has something to do with each release, and with modifiers, and sends nothing.
    if (event.type === 'keyup' || terminalMinds(event)) return true;
    event.preventDefault();
    event.stopPropagation();
    return false;
  });
}

type Encoded = (event: KeyboardEvent) => string | undefined;

/** Releases are told of keys whose press was seen: others were a shortcut's. */
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
