// All that a terminal shows of one command's output, compared to the byte with what was printed.
import { expect } from 'vitest';

const CONTEXT = 60;

/** A command (sh) whose output stands between two words; the typed line itself contains neither. */
export function between(name: string, command: string): string {
  return `echo ${name}-''begins; ${command}; echo ${name}-is-''done\n`;
}

/** The word behind the output. */
export function doneWord(name: string): string {
  return `${name}-is-done`;
}

/** Everything that a terminal with this history shows between the two words, which must stand there once each. */
export function shownBetween(name: string, history: string): string {
  const text = history.replaceAll('\r\n', '\n');
  const [begin, end] = [`\n${name}-begins\n`, `\n${doneWord(name)}\n`].map((word) => {
    const at = text.indexOf(word);
    expect([at >= 0, text.indexOf(word, at + 1)], `${word.trim()}, once`).toEqual([true, -1]);
    return at;
  });
  return text.slice((begin ?? 0) + `\n${name}-begins\n`.length, (end ?? 0) + 1);
}

/** Fails with the first difference: a test runner's own report of megabytes takes minutes. */
export function expectSameText(got: string, wanted: string): void {
  if (got !== wanted) expect(firstDifference(got, wanted)).toBe('none');
}

function firstDifference(got: string, wanted: string): string {
  let at = 0;
  while (got[at] === wanted[at]) at += 1;
  const part = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - CONTEXT), at + CONTEXT));
  return `at ${at} of ${wanted.length} (got ${got.length}): ${part(got)} instead of ${part(wanted)}`;
}
