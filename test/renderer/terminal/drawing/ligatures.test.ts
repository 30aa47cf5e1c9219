// Which characters of a line are drawn as one sign, with fonts that have it.
import { expect, test } from 'vitest';
import { LIGATURES, ligatureRuns } from '../../../../renderer/terminal/drawing/ligatureRuns.ts';

/** The text with what is joined in brackets. */
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
])('in %j the longest that the font has are joined', (text, joined) => {
  expect(marked(text)).toBe(joined);
});

test.each(['=======', '<<<<<<< HEAD', '>>>>>>> main', '-----', '//////', '&&&&', '!!!!'])(
  'a rule of one character, as %j, is none',
  (text) => {
    expect(marked(text)).toBe(text);
  },
);

test('only what the font has is joined, and the longest of it', () => {
  expect(marked('a => b != c === d', ['=>', '=='])).toBe('a ⟦=>⟧ b != c === d');
  expect(marked('a --> b', ['->'])).toBe('a --> b');
});

test('a line full of signs takes time in proportion to its length', () => {
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
    // Ten times as long, and far less than a hundred times as much work.
    expect(timeOf(sign.repeat(20_000))).toBeLessThan(40 * timeOf(sign.repeat(2_000)) + 50);
  }
});

test('each is listed once, and is short', () => {
  expect(new Set(LIGATURES).size).toBe(LIGATURES.length);
  expect(LIGATURES.every((sign) => sign.length >= 2 && sign.length <= 4)).toBe(true);
});
