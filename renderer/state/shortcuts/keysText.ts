/** Keys in the form that the platform's menus show. */

import type { Bindings } from '../../../shared/commands/bindings.ts';
import type { CommandId } from '../../../shared/commands/commands.ts';
import { partsOf, type Keys } from '../../../shared/commands/keys.ts';

const ARROWS = { Left: '←', Right: '→', Up: '↑', Down: '↓' };
const SYMBOLS: Readonly<Record<'mac' | 'other', Readonly<Record<string, string>>>> = {
  mac: {
    Cmd: '⌘',
    Alt: '⌥',
    Shift: '⇧',
    Ctrl: '⌃',
    Backspace: '⌫',
    Enter: '⏎',
    Plus: '+',
    ...ARROWS,
  },
  other: { Cmd: 'Super', ...ARROWS },
};

export function keysText(keys: Keys, mac: boolean): string {
  const { modifiers, key } = partsOf(keys);
  return [...modifiers, key].map((part) => SYMBOLS[mac ? 'mac' : 'other'][part] ?? part).join(mac ? '' : '+');
}

/** The first keys of a command in displayed form; empty when it has none. */
export function firstKeysText({ keysOf }: Bindings, command: CommandId, mac: boolean): string {
  const [first] = keysOf(command);
  return first === undefined ? '' : keysText(first, mac);
}
