/** Texts for picking by label, and the label letter of a pressed key. */

import { openableAddress } from '../../../shared/view/hyperlinks.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { Hint } from './hint.ts';
import { latinKey } from '../shortcuts/keyPress.ts';

/** The accessible name of a labeled text. */
export function hintName({ terminal }: Words, { label, kind, text }: Hint): string {
  return terminal.hint(label, terminal.hintKinds[kind], text);
}

/** Help on the keys; `typed` is the part of a label that was already typed. */
export function hintsHelp({ terminal }: Words, matching: readonly Hint[], typed: string): string {
  if (matching.length === 0) return terminal.noHints;
  const prefix = typed === '' ? '' : `${typed.toUpperCase()}… `;
  return `${prefix}${terminal.hintsHelp}`;
}

/** True when Shift opens the text, which is the case for URLs. Shift pastes all other texts. */
export function canBeOpened({ text }: Pick<Hint, 'text'>): boolean {
  return openableAddress(text) !== null;
}

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The label letter of a pressed key; undefined for any other key. */
export function hintLetter({ key, code, ctrlKey, metaKey, altKey }: Key): string | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const letter = latinKey({ key, code }).toLowerCase();
  return /^[a-z]$/.test(letter) ? letter : undefined;
}
