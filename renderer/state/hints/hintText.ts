/** What is said of hints, and which key means which letter. Pure. */

import { openableAddress } from '../../../shared/view/hyperlinks.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { Hint } from './hint.ts';
import { latinKey } from '../shortcuts/latinKey.ts';

/** A hint's name for who does not see it. */
export function hintName({ terminal }: Words, { label, kind, text }: Hint): string {
  return terminal.hint(label, terminal.hintKinds[kind], text);
}

/** What the keys do now. */
export function hintsHelp({ terminal }: Words, left: readonly Hint[], typed: string): string {
  if (left.length === 0) return terminal.noHints;
  const begun = typed === '' ? '' : `${typed.toUpperCase()}… `;
  return `${begun}${terminal.hintsHelp}`;
}

/** With Shift an address is opened, and anything else is pasted. */
export function isOpened({ text }: Pick<Hint, 'text'>): boolean {
  return openableAddress(text) !== null;
}

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The letter of a label that a key means, or undefined. */
export function hintLetter({ key, code, ctrlKey, metaKey, altKey }: Key): string | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const letter = latinKey({ key, code }).toLowerCase();
  return /^[a-z]$/.test(letter) ? letter : undefined;
}
