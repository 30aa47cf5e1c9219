// What is drawn over a terminal's cells, what is foreseen at all, and on which links.
import { expect, test } from 'vitest';
import { MAX_CHARS_AT_ONCE, typedKeys } from '../../../../renderer/state/prediction/keys.ts';
import { isSlow } from '../../../../renderer/state/prediction/linkPace.ts';
import { seenCells, type SeenCell } from '../../../../renderer/state/prediction/seen.ts';
import { predictedScreen } from '../../../../renderer/terminal/prediction/predictedScreen.ts';
import { LineEditor } from './lineEditor.ts';
import { PredictedTerminal } from './predictedTerminal.ts';

const [LEFT, ERASE] = ['\u001b[D', '\u007f'];

/** What is drawn after `keys` behind `$ abc` that was echoed: predicted cells are in brackets; and the cursor's column. */
function drawn(...keys: readonly string[]): readonly [cells: string, cursor: number | undefined] {
  const editor = new LineEditor();
  const stage = new PredictedTerminal(editor.program);
  stage.print(editor.prompt);
  stage.type('a', 'b', 'c');
  stage.rest();
  stage.type(...keys);
  const { prediction } = stage.predictor;
  if (prediction === undefined) return ['', undefined];
  const { cells, cursor } = seenCells(prediction, predictedScreen(stage.terminal));
  const shown = ({ col, char, isPredicted }: SeenCell): string =>
    isPredicted ? `${col}[${char}]` : `${col}${char}`;
  return [cells.map(shown).join(' '), cursor];
}

test('characters are drawn with the blanks between them, and with the cursor behind', () => {
  expect(drawn('d', ' ', 'e')).toEqual(['5[d] 6[ ] 7[e] 8 ', 8]);
});

test('what moves is drawn, what is erased is hidden, and so is the cursor where it was', () => {
  expect(drawn(LEFT, 'x')).toEqual(['4[x] 5[c]', undefined]);
  expect(drawn(ERASE)).toEqual(['4  5 ', 4]);
  expect(drawn(LEFT)).toEqual(['4c 5 ', 4]);
});

test('a line that is to be as it is has nothing drawn', () => {
  expect(drawn('d', ERASE)).toEqual(['', undefined]);
});

test('keys end at the offsets of their bytes', () => {
  expect(typedKeys('aé漢', 10)).toEqual([
    { key: { kind: 'char', char: 'a' }, end: 5 },
    { key: { kind: 'char', char: 'é' }, end: 7 },
    { key: { kind: 'other' }, end: 10 },
  ]);
  expect(typedKeys('\u001bOD', 3)).toEqual([{ key: { kind: 'left' }, end: 3 }]);
  expect(typedKeys('\u001b[1;5D', 6)).toEqual([{ key: { kind: 'other' }, end: 6 }]);
});

test('what a paste is too long for is one key that only the program knows', () => {
  expect(typedKeys('x'.repeat(MAX_CHARS_AT_ONCE), 99)).toHaveLength(MAX_CHARS_AT_ONCE);
  expect(typedKeys('x'.repeat(MAX_CHARS_AT_ONCE + 1), 99)).toEqual([{ key: { kind: 'other' }, end: 99 }]);
});

test('a link is slow from a round trip on, and until one that is clearly shorter', () => {
  expect([59, 60].map((rttMs) => isSlow(false, rttMs, 60))).toEqual([false, true]);
  expect([44, 45].map((rttMs) => isSlow(true, rttMs, 60))).toEqual([false, true]);
  expect([true, false].map((wasSlow) => isSlow(wasSlow, null, 60))).toEqual([true, false]);
});
