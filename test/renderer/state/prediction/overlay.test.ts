// Cells drawn over a terminal, keys that are predictable, and links that count as slow.
import { expect, test } from 'vitest';
import { MAX_CHARS_AT_ONCE, typedKeys } from '../../../../renderer/state/prediction/keys.ts';
import { isSlow } from '../../../../renderer/state/prediction/linkPace.ts';
import { overlayOf, type OverlayCell } from '../../../../renderer/state/prediction/overlay.ts';
import { predictedScreen } from '../../../../renderer/terminal/prediction/predictedScreen.ts';
import { LineEditor } from './lineEditor.ts';
import { PredictedTerminal } from './predictedTerminal.ts';

const [LEFT, ERASE] = ['\u001b[D', '\u007f'];

/** Cells and cursor column drawn for `keys` typed after an echoed `$ abc`; predicted cells are in brackets. */
function drawn(...keys: readonly string[]): readonly [cells: string, cursor: number | undefined] {
  const editor = new LineEditor();
  const stage = new PredictedTerminal(editor.program);
  stage.print(editor.prompt);
  stage.type('a', 'b', 'c');
  stage.rest();
  stage.type(...keys);
  const { prediction } = stage.predictor;
  if (prediction === undefined) return ['', undefined];
  const { cells, cursor } = overlayOf(prediction, predictedScreen(stage.terminal));
  const shown = ({ col, char, isPredicted }: OverlayCell): string =>
    isPredicted ? `${col}[${char}]` : `${col}${char}`;
  return [cells.map(shown).join(' '), cursor];
}

test('typed characters are drawn with the blanks between them and the cursor after them', () => {
  expect(drawn('d', ' ', 'e')).toEqual(['5[d] 6[ ] 7[e] 8 ', 8]);
});

test('moved text is drawn, and erased text and the old cursor are hidden', () => {
  expect(drawn(LEFT, 'x')).toEqual(['4[x] 5[c]', undefined]);
  expect(drawn(ERASE)).toEqual(['4  5 ', 4]);
  expect(drawn(LEFT)).toEqual(['4c 5 ', 4]);
});

test('nothing is drawn when the predicted line equals the present one', () => {
  expect(drawn('d', ERASE)).toEqual(['', undefined]);
});

test('each key has the input offset after its UTF-8 bytes', () => {
  expect(typedKeys('aé漢', 10)).toEqual([
    { key: { kind: 'char', char: 'a' }, end: 5 },
    { key: { kind: 'char', char: 'é' }, end: 7 },
    { key: { kind: 'other' }, end: 10 },
  ]);
  expect(typedKeys('\u001bOD', 3)).toEqual([{ key: { kind: 'left' }, end: 3 }]);
  expect(typedKeys('\u001b[1;5D', 6)).toEqual([{ key: { kind: 'other' }, end: 6 }]);
});

test('a long paste counts as one unpredictable key', () => {
  expect(typedKeys('x'.repeat(MAX_CHARS_AT_ONCE), 99)).toHaveLength(MAX_CHARS_AT_ONCE);
  expect(typedKeys('x'.repeat(MAX_CHARS_AT_ONCE + 1), 99)).toEqual([{ key: { kind: 'other' }, end: 99 }]);
});

test('a link becomes slow at the threshold, and fast again only clearly below it', () => {
  expect([59, 60].map((rttMs) => isSlow(false, rttMs, 60))).toEqual([false, true]);
  expect([44, 45].map((rttMs) => isSlow(true, rttMs, 60))).toEqual([false, true]);
  expect([true, false].map((wasSlow) => isSlow(wasSlow, null, 60))).toEqual([true, false]);
});
