/** Labels for items in the viewport, by which each is picked by typing. Pure. */

import type { Hint, Pickable } from '../../state/hints/hint.ts';

/** Letters of labels, those under the fingers first. */
const LETTERS = 'asdfjklghqweruioptyzxcvbnm';
/** Items that get a label: labels have at most two letters. */
const MAX_HINTS = LETTERS.length ** 2;

/**
 * Labels the items. One that occurs several times gets one label, at its lowest position, which is nearest to the prompt; the best
 * letters go there too. All labels have the same length, so none is a prefix of another.
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

/** Lowest item of each text; `found` is in reading order, so that is the last one. */
function lowestByText(found: readonly Pickable[]): ReadonlyMap<string, Pickable> {
  return new Map(found.map((item) => [item.text, item]));
}

function letter(at: number): string {
  return LETTERS[at] ?? '';
}

function pair(at: number): string {
  return letter(Math.floor(at / LETTERS.length)) + letter(at % LETTERS.length);
}

/** Hints that are still in the viewport, at their present positions. */
export function moved(hints: readonly Hint[], found: readonly Pickable[]): readonly Hint[] {
  const now = lowestByText(found);
  return hints.flatMap(({ label, text }) => {
    const item = now.get(text);
    return item === undefined ? [] : [{ ...item, label }];
  });
}

/** Hints that remain after the typed letters, and the one whose label is complete. */
export function typedHint(
  hints: readonly Hint[],
  typed: string,
): { readonly left: readonly Hint[]; readonly named: Hint | undefined } {
  const left = hints.filter(({ label }) => label.startsWith(typed));
  return { left, named: left.find(({ label }) => label === typed) };
}
