// Recorded output in each export format.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outputWriter } from '../../../client/export/outputWriter.ts';
import type { OutputFormat } from '../../../client/export/outputFormat.ts';
import type { HistoryRecord } from '../../../protocol/history/record.ts';

const ESC = '\u001b';
const START = 1_700_000_000_000;
const size = (cols: number, rows: number, time = START): HistoryRecord => ({
  kind: 'size',
  time,
  size: { cols, rows },
});
const output = (content: string | Uint8Array, time = START): HistoryRecord => ({
  kind: 'output',
  time,
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
});

/** Returns the whole file for the records, written at once or one by one. */
function file(format: OutputFormat, records: readonly HistoryRecord[], inParts = false): string {
  const writer = outputWriter(format);
  const parts = inParts ? records.map((record) => [record]) : [records];
  return Buffer.concat([...parts.map(writer.records), writer.end()]).toString();
}

/** Pieces of `bytes`, cut at the offsets `cuts`. */
function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const offsets = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return offsets.slice(1).map((to, index) => bytes.subarray(offsets[index], to));
}

describe('raw files', () => {
  test('a raw file has exactly the bytes that were printed', () => {
    const bytes = fc.array(fc.uint8Array({ maxLength: 40 }));
    fc.assert(
      fc.property(bytes, (printed) => {
        const writer = outputWriter('raw');
        const records = [size(80, 24), ...printed.map((part) => output(part))];
        const written = Buffer.concat([writer.records(records), writer.missing('gone'), writer.end()]);
        expect(written).toEqual(Buffer.concat(printed));
      }),
    );
  });
});

describe('plain text files', () => {
  test.each([
    ['lines as they were printed', 'one\r\ntwo\r\n', 'one\ntwo\n'],
    ['the last line, even without a line feed', 'one\r\ntw', 'one\ntw\n'],
    ['no color or other sequences', `${ESC}[1;31mred${ESC}[0m ${ESC}(Bplain${ESC}=\r\n`, 'red plain\n'],
    ['no titles or hyperlinks', `${ESC}]0;title\u0007a${ESC}]8;;http://x${ESC}\\b\r\n`, 'ab\n'],
    ['no 8-bit control sequences', '\u009b31mred\u009d0;t\u009c!\r\n', 'red!\n'],
    ['the last state of a progress bar', '10%\r50%\r100% done\r\n', '100% done\n'],
    ['the rest of a line that a shorter text overwrote', 'abcdef\rxy\r\n', 'xycdef\n'],
    ['the character that replaced another after a backspace', 'cax\bt\r\n', 'cat\n'],
    ['a line that was erased to its end', `abcdef\rab${ESC}[K\r\n`, 'ab\n'],
    ['a line that was erased to its beginning', `abc${ESC}[1Kd\r\n`, '   d\n'],
    ['a line that was erased completely', `abc${ESC}[2Kd\r\n`, '   d\n'],
    ['text at the columns to which the cursor moved', `abc${ESC}[2DX${ESC}[5GY${ESC}[2CZ\r\n`, 'aXc Y  Z\n'],
    ['text at the same column after a line feed without a carriage return', 'ab\ncd\r\n', 'ab\n  cd\n'],
    ['no spaces at the ends of lines', 'ab   \r\n', 'ab\n'],
    ['characters of several bytes', '日本 é 😀\r\n', '日本 é 😀\n'],
    ['tabs', 'a\tb\r\n', 'a\tb\n'],
    ['no part of a canceled sequence', `a${ESC}[31\u0018b\r\n`, 'ab\n'],
    ['the effect of a control inside a sequence', `a${ESC}[3\r\n1mb\r\n`, 'a\nb\n'],
    [
      'no output of a full-screen program',
      `$ vim\r\n${ESC}[?1049hdrawing\r\n~\r\n${ESC}[2J${ESC}[?1049l$ exit\r\n`,
      '$ vim\n$ exit\n',
    ],
    ['text after a mode that is not the alternate screen', `${ESC}[?2004ha${ESC}[4hb\r\n`, 'ab\n'],
    ['text after a sequence without an end', `${ESC}]0;never${ESC}[1mends\r\n`, 'ends\n'],
  ])('a plain text file has %s', (_what, printed, text) => {
    expect(file('text', [output(printed)])).toBe(text);
  });

  test('a plain text file is the same wherever the output is split into records', () => {
    const printed = Buffer.from(
      `a${ESC}[31m日本${ESC}]0;t\u0007\r😀${ESC}[K\r\n\u009b1mé${ESC}[?1049hx${ESC}[?1049lend\r\n`,
    );
    const whole = file('text', [output(printed)]);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 8 }), (cuts) => {
        const records = pieces(printed, cuts).map((bytes) => output(bytes));
        expect(file('text', records, true)).toBe(whole);
      }),
    );
  });

  test('a plain text file has a note about missing output on a line of its own, and the later output after it', () => {
    const { records, missing, end } = outputWriter('text');
    const parts = [
      records([output(`half a${ESC}[3`)]),
      missing('── gone ──'),
      records([output('1mb\r\n')]),
      end(),
    ];
    expect(Buffer.concat(parts).toString()).toBe('half a\n── gone ──\n1mb\n');
  });

  test('a plain text file has no huge line of spaces after a few bytes that move the cursor far', () => {
    const hostile = `${ESC}[999999999CX`.repeat(50);
    expect(file('text', [output(hostile)]).length).toBeLessThan(10_000);
  });

  test('a plain text file has a line of more than a million characters split', () => {
    const text = file('text', [output('x'.repeat(2_500_000))]);
    expect(text.split('\n').map((line) => line.length)).toEqual([1_000_000, 1_000_000, 500_000, 0]);
  });
});

describe('asciicast files', () => {
  const lines = (text: string): unknown[] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);

  test('an asciicast file has a header with version, size and time, then events with the seconds since the previous one', () => {
    const records = [
      size(100, 30),
      output('$ ', START + 250),
      output('ls\r\n', START + 1_250),
      size(100, 30, START + 1_500),
      size(120, 40, START + 2_000),
      output('a', START + 1_900),
    ];
    expect(lines(file('asciicast', records))).toEqual([
      { version: 3, term: { cols: 100, rows: 30 }, timestamp: START / 1000 },
      [0, 'o', '$ '],
      [1, 'o', 'ls\r\n'],
      [0.75, 'r', '120x40'],
      [0, 'o', 'a'],
    ]);
  });

  test('an asciicast file has outputs that together are the printed text, wherever it is split into records', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\r\n', '日', '😀', 'é', `${ESC}[31m`) });
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 6 }), (printed, cuts) => {
        const records = [size(80, 24), ...pieces(Buffer.from(printed), cuts).map((bytes) => output(bytes))];
        const written = file('asciicast', records, true);
        const events = printed === '' ? [] : (lines(written).slice(1) as [number, string, string][]);
        expect(events.map(([, , data]) => data).join('')).toBe(printed);
      }),
    );
  });

  test('an asciicast file has a marker for missing output, and U+FFFD for a character that was cut off there', () => {
    const { records, missing, end } = outputWriter('asciicast');
    const half = Buffer.from('é').subarray(0, 1);
    const parts = [
      records([size(80, 24), output(half)]),
      missing('── gone ──'),
      records([output('b')]),
      end(),
    ];
    expect(lines(Buffer.concat(parts).toString()).slice(1)).toMatchObject([
      [0, 'o', '\ufffd'],
      [0, 'm', '── gone ──'],
      [expect.any(Number), 'o', 'b'],
    ]);
  });
});
