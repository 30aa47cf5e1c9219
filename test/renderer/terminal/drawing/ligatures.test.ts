// Characters of a line that are drawn as one sign, if the font has that ligature.
import { expect, test } from 'vitest';
import { LIGATURES, ligatureRuns } from '../../../../renderer/terminal/drawing/ligatureRuns.ts';

/** The text with joined characters in brackets. */
function marked(text: string, known: readonly string[] = LIGATURES): string {
  let [shown, from] = ['', 0];
  for (const [start, end] of ligatureRuns(known)(text)) {
    shown += `${text.slice(from, start)}⟦${text.slice(start, end)}⟧`;
    from = end;
  }
  return shown + text.slice(from);
}

test.each([
  ['if (a !== b && c <= d) => e->f', 'if (a ⟦!==⟧ b ⟦&&⟧ c ⟦<=⟧ d) ⟦=>⟧ e⟦->⟧f'],
  ['std::cout << "x" |> y', 'std⟦::⟧cout ⟦<<⟧ "x" ⟦|>⟧ y'],
  ['a===b', 'a⟦===⟧b'],
  ['=>', '⟦=>⟧'],
  ['', ''],
  ['no sign at all - or = alone', 'no sign at all - or = alone'],
  ['語 => 語', '語 ⟦=>⟧ 語'],
])('in %j the longest ligatures of the font are joined', (text, joined) => {
  expect(marked(text)).toBe(joined);
});

test.each(['=======', '<<<<<<< HEAD', '>>>>>>> main', '-----', '//////', '&&&&', '!!!!'])(
  'a line of one repeated character such as %j is not drawn as a ligature',
  (text) => {
    expect(marked(text)).toBe(text);
  },
);

test('only ligatures that the font has are joined', () => {
  expect(marked('a => b != c === d', ['=>', '=='])).toBe('a ⟦=>⟧ b != c === d');
  expect(marked('a --> b', ['->'])).toBe('a --> b');
});

test('the time for a line full of signs grows in proportion to its length', () => {
  const runs = ligatureRuns(LIGATURES);
  // Processor time of this process: other work on the machine does not count.
  const timeOf = (text: string): number => {
    const before = process.cpuUsage();
    for (let round = 0; round < 20; round += 1) runs(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  for (const sign of ['=', '<=', '-<>', '<!-']) {
    timeOf(sign.repeat(2_000));
    // The line is ten times as long; the limit is far below the hundredfold work of a quadratic search.
    expect(timeOf(sign.repeat(20_000))).toBeLessThan(40 * timeOf(sign.repeat(2_000)) + 50);
  }
});

test('every known ligature is listed once and has two to four characters', () => {
  expect(new Set(LIGATURES).size).toBe(LIGATURES.length);
  expect(LIGATURES.every((sign) => sign.length >= 2 && sign.length <= 4)).toBe(true);
});
