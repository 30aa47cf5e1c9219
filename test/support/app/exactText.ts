// Exact comparison of the bytes that a command printed with the bytes that the app shows.
import { expect } from 'vitest';

const CONTEXT = 60;

/** Returns a command (sh) that prints a word before and after its output; the typed line contains neither word. */
export function between(name: string, command: string): string {
  return `echo ${name}-''begins; ${command}; echo ${name}-is-''done\n`;
}

/** Returns the word that is printed after the output. */
export function doneWord(name: string): string {
  return `${name}-is-done`;
}

/** Returns the text between the two words in a terminal's history. Fails unless each word occurs exactly once. */
export function shownBetween(name: string, history: string): string {
  const text = history.replaceAll('\r\n', '\n');
  const [begin, end] = [`\n${name}-begins\n`, `\n${doneWord(name)}\n`].map((word) => {
    const at = text.indexOf(word);
    expect([at >= 0, text.indexOf(word, at + 1)], `${word.trim()}, once`).toEqual([true, -1]);
    return at;
  });
  return text.slice((begin ?? 0) + `\n${name}-begins\n`.length, (end ?? 0) + 1);
}

/** Fails with the first difference only, because the test runner's own diff of megabytes takes minutes. */
export function expectSameText(got: string, wanted: string): void {
  if (got !== wanted) expect(firstDifference(got, wanted)).toBe('none');
}

function firstDifference(got: string, wanted: string): string {
  let at = 0;
  while (got[at] === wanted[at]) at += 1;
  const part = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - CONTEXT), at + CONTEXT));
  return `at ${at} of ${wanted.length} (got ${got.length}): ${part(got)} instead of ${part(wanted)}`;
}
