import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MarkScanner, type FoundMark } from '../../../protocol/activity/markScanner.ts';
import { MAX_LINE_CHARS } from '../../../protocol/activity/shellMark.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const scan = (text: string, offset = 0): readonly FoundMark[] =>
  new MarkScanner().scan(offset, bytesOf(text));

const MARKS: readonly [string, string, object][] = [
  ['a prompt', '\x1b]133;A\x07', { kind: 'prompt' }],
  ['the end of a prompt', '\x1b]633;B\x07', { kind: 'input' }],
  ['a command without its line', '\x1b]133;C\x07', { kind: 'command', line: null }],
  [
    'a command with its line',
    '\x1b]133;C;cmdline_url=make%20-j2%3B%20echo%20%C3%A9\x07',
    { kind: 'command', line: 'make -j2; echo é' },
  ],
  ['an exit', '\x1b]133;D;2\x07', { kind: 'finished', exitCode: 2 }],
  ['an end without exit code', '\x1b]133;D\x07', { kind: 'finished', exitCode: null }],
  ['an exit code that is not a number', '\x1b]133;D;soon\x07', { kind: 'finished', exitCode: null }],
  ['a line before its command', '\x1b]633;E;echo a\\x3bb \\\\\x07', { kind: 'line', line: 'echo a;b \\' }],
  [
    'a directory',
    '\x1b]7;file://web-1/srv/a%20b\x07',
    { kind: 'directory', path: '/srv/a b', host: 'web-1' },
  ],
  ['a directory of another dialect', '\x1b]633;P;Cwd=/srv\\x3bx\x07', { kind: 'directory', path: '/srv;x' }],
  [
    'a shell with an identity',
    '\x1b]133;A;aid=7;host=web-1\x07',
    { kind: 'prompt', shell: '7', host: 'web-1' },
  ],
  ['an end with an identity', '\x1b]133;D;2;aid=7\x07', { kind: 'finished', exitCode: 2, shell: '7' }],
  ['a bell', '\x07', { kind: 'bell' }],
];

describe('A3: scanner for the marks that a shell prints', () => {
  test.each(MARKS)('the scanner finds %s and the offset after it', (_what, text, mark) => {
    const end = 5 + bytesOf(text).length + 3;
    expect(scan(`abc${text}def`, 5)).toEqual([{ ...mark, end }]);
  });

  test('the scanner finds a mark that ends with ST', () => {
    expect(scan('\x1b]133;A\x1b\\\x07')).toMatchObject([{ kind: 'prompt' }, { kind: 'bell', end: 10 }]);
  });

  test.each([
    ['a title', '\x1b]0;133;A\x07'],
    ['a command with another number', '\x1b]1337;A\x07'],
    ['a canceled command', '\x1b]133;A\x18\x1b]133;B\x1a'],
    ['a bell inside a control string', '\x1bPq\x07\x1b\\\x1b_x\x07\x1b\\'],
    ['a relative directory', '\x1b]7;file://hosttmp\x07'],
    ['a directory with control characters', '\x1b]7;file://h/a%0Ab\x07'],
    ['text that is not UTF-8 percent-encoded', '\x1b]7;file://h/%ff\x07'],
    ['a command over the length limit', `\x1b]133;C;cmdline_url=${'a'.repeat(17_000)}\x07`],
  ])('the scanner ignores %s', (_what, text) => {
    expect(scan(text)).toEqual([]);
  });

  test('a reported command line is shortened to one line of limited length without control characters', () => {
    const line = encodeURIComponent(`a\nb\u202ec\x1b[31m${'d'.repeat(MAX_LINE_CHARS)}`);
    const [mark] = scan(`\x1b]133;C;cmdline_url=${line}\x07`);
    expect(mark).toMatchObject({ kind: 'command' });
    const shown = (mark as { line: string }).line;
    expect(shown.startsWith('a ⏎ b c [31md')).toBe(true);
    expect(shown.length).toBeLessThanOrEqual(MAX_LINE_CHARS);
  });

  test('the scanner drops an unfinished mark when output is lost', () => {
    const scanner = new MarkScanner();
    expect(scanner.scan(0, bytesOf('\x1b]133;'))).toEqual([]);
    scanner.reset();
    expect(scanner.scan(90, bytesOf('A\x07'))).toEqual([{ kind: 'bell', end: 92 }]);
  });

  test('the scanner finds the same marks, however the output is split into chunks', () => {
    const piece = fc.oneof(
      fc.constantFrom(...MARKS.map(([, text]) => text)),
      fc.constantFrom('\x1b', '\x1b]', '\x1bP', '\x18', '\x1b\\', '133;A', 'text', '\x1b[31m', 'é'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.array(fc.nat(40)), (pieces, cuts) => {
        const bytes = bytesOf(pieces.join(''));
        const scanner = new MarkScanner();
        const found: FoundMark[] = [];
        let at = 0;
        for (const length of [...cuts, bytes.length]) {
          const part = bytes.subarray(at, at + length);
          found.push(...scanner.scan(at, part));
          at += part.length;
        }
        expect(found).toEqual(new MarkScanner().scan(0, bytes));
      }),
    );
  });
});
