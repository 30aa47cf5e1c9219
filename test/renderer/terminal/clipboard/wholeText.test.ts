// Select All and Copy: the copied text is exactly the printed text.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeText } from '../../../../renderer/terminal/clipboard/wholeText.ts';
import { bytesOf, COLS, createStage, ROWS, type Stage } from '../../headless.ts';

async function printed(text: string, scrollback = 1_000): Promise<Stage> {
  const stage = createStage(scrollback);
  stage.receiver.receive({ type: 'output', bytes: bytesOf(text), end: 1 });
  await stage.settled();
  return stage;
}

const textOf = ({ terminal }: Stage, lineEnd = '\n'): string => wholeText(terminal.buffer.active, lineEnd);

test('lines of any length are copied as they were printed, with wrapped rows joined', async () => {
  const word = fc.constantFrom(
    'a',
    'Zeile',
    'é',
    '日本',
    '😀',
    ' ',
    '  x',
    '-'.repeat(COLS),
    '='.repeat(3 * COLS),
  );
  const line = fc.array(word, { maxLength: 8 }).map((words) => `${words.join('')}.`);
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: ROWS, maxLength: 40 }), async (lines) => {
      expect(textOf(await printed(lines.join('\r\n')))).toBe(lines.join('\n'));
    }),
    { numRuns: 100 },
  );
});

test('printed blanks are copied, and cells that were never written are not', async () => {
  const text = textOf(await printed('end  \r\n\u001b[5Cindented\r\n'));
  expect(text.split('\n').slice(0, 2)).toEqual(['end  ', '     indented']);
});

test('the text starts with the rest of a line whose beginning was trimmed', async () => {
  const text = textOf(await printed('x'.repeat(COLS * (ROWS + 3)), 0));
  expect(text).toBe('x'.repeat(COLS * ROWS));
});

test('no-break spaces are copied as spaces, and lines have the line end of the platform', async () => {
  expect(textOf(await printed('a\u00a0b\r\nc'), '\r\n').trimEnd()).toBe('a b\r\nc');
});
