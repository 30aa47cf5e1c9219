/** Labels for what is in sight, so that each of it is picked by typing. Pure. */

import type { Hint, Pickable } from '../../state/hints/hint.ts';

/** The letters under the fingers first. */
const LETTERS = 'asdfjklghqweruioptyzxcvbnm';
/** Two letters are typed at most. */
const MAX_HINTS = LETTERS.length ** 2;

/**
 * What is there several times has one label, at its lowest place: that is the nearest to the prompt, and so are the best letters.
 * All labels are equally long, so none begins another.
 */
export function labeled(found: readonly Pickable[]): readonly Hint[] {
  const upwards = [...lowestByText(found).values()].toSorted(
    (one, other) => other.row - one.row || one.col - other.col,
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

/** What was found is in order: of several with one text the last is the lowest. */
function lowestByText(found: readonly Pickable[]): ReadonlyMap<string, Pickable> {
  return new Map(found.map((one) => [one.text, one]));
}

function letter(at: number): string {
  return LETTERS[at] ?? '';
}

function pair(at: number): string {
  return letter(Math.floor(at / LETTERS.length)) + letter(at % LETTERS.length);
}

/** Those of the labels that are still there, at their places of now. */
export function moved(hints: readonly Hint[], found: readonly Pickable[]): readonly Hint[] {
  const now = lowestByText(found);
  return hints.flatMap(({ label, text }) => {
    const place = now.get(text);
    return place === undefined ? [] : [{ ...place, label }];
  });
}

/** What the typed letters leave, and the one that they name. */
export function typedHint(
  hints: readonly Hint[],
  typed: string,
): { readonly left: readonly Hint[]; readonly named: Hint | undefined } {
  const left = hints.filter(({ label }) => label.startsWith(typed));
  return { left, named: left.find(({ label }) => label === typed) };
}
