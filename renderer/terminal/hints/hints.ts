/** Labels for text in the viewport; the user picks a text by typing its label. Pure. */

import type { Hint, Pickable } from '../../state/hints/hint.ts';

/** Letters for labels; those that are easiest to type come first. */
const LETTERS = 'asdfjklghqweruioptyzxcvbnm';
/** Max number of labels: a label has at most two letters. */
const MAX_HINTS = LETTERS.length ** 2;

/**
 * Labels the texts. A text that occurs several times gets one label, at its lowest position, which is nearest
 * to the prompt. Lower positions also get the letters that are easiest to type. All labels have the same
 * length, so none is the start of another.
 */
export function labeled(found: readonly Pickable[]): readonly Hint[] {
  const upwards = [...lowestByText(found).values()].toSorted(
    (left, right) => right.row - left.row || left.col - right.col,
  );
  const picked = upwards.slice(0, MAX_HINTS);
  const isLong = picked.length > LETTERS.length;
  return picked.map(({ kind, text, row, col }, at) => ({
    kind,
    text,
    row,
    col,
    label: isLong ? pair(at) : letter(at),
  }));
}

/** The lowest occurrence of each text; `found` is in reading order, so the last occurrence is the lowest. */
function lowestByText(found: readonly Pickable[]): ReadonlyMap<string, Pickable> {
  return new Map(found.map((item) => [item.text, item]));
}

function letter(at: number): string {
  return LETTERS[at] ?? '';
}

function pair(at: number): string {
  return letter(Math.floor(at / LETTERS.length)) + letter(at % LETTERS.length);
}

/** The labeled texts that are still in the viewport, at their current positions. */
export function moved(hints: readonly Hint[], found: readonly Pickable[]): readonly Hint[] {
  const now = lowestByText(found);
  return hints.flatMap(({ label, text }) => {
    const item = now.get(text);
    return item === undefined ? [] : [{ ...item, label }];
  });
}

/** The labels that match the typed letters, and the one that was typed completely. */
export function typedHint(
  hints: readonly Hint[],
  typed: string,
): { readonly left: readonly Hint[]; readonly named: Hint | undefined } {
  const left = hints.filter(({ label }) => label.startsWith(typed));
  return { left, named: left.find(({ label }) => label === typed) };
}
