// Unfinished sequences at the end of a stream, which follow a snapshot's text.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_UNFINISHED_BYTES, unfinishedEnd } from '../../terminal/unfinishedSequence.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const NOTHING = new Uint8Array(0);
const ESC = '\u001b';
const text = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const endOf = (stream: string): string => text(unfinishedEnd(NOTHING, bytesOf(stream)));

describe('streams with an unfinished end', () => {
  test.each([
    ['an escape character', `abc${ESC}`, ESC],
    ['a control sequence', `abc${ESC}[38;5`, `${ESC}[38;5`],
    ['a character set designation', `${ESC}(`, `${ESC}(`],
    ['a title', `x${ESC}]0;my ti`, `${ESC}]0;my ti`],
    ['a device control string', `${ESC}P$qm`, `${ESC}P$qm`],
    ['a privacy message, where a bell is text', `${ESC}^a\u0007b`, `${ESC}^a\u0007b`],
    ['a sequence that interrupts another', `${ESC}]0;title${ESC}[3`, `${ESC}[3`],
    ['an eight-bit sequence', 'a\u009b3', text(bytesOf('\u009b3'))],
    ['a control character within a sequence', `${ESC}[3\n1`, `${ESC}[3\n1`],
  ])('the unfinished end is found in a stream that ends inside %s', (_name, stream, end) => {
    expect(endOf(stream)).toBe(end);
  });

  test.each([2, 3, 4])(
    'the unfinished end is found in a stream that ends inside a character of %i bytes',
    (length) => {
      const character = bytesOf({ 2: 'é', 3: '€', 4: '😀' }[length] ?? '');
      for (let cut = 1; cut < length; cut += 1) {
        const stream = new Uint8Array([0x61, ...character.subarray(0, cut)]);
        expect([...unfinishedEnd(NOTHING, stream)]).toEqual([...character.subarray(0, cut)]);
      }
      expect(unfinishedEnd(NOTHING, character).length).toBe(0);
    },
  );
});

describe('streams without an unfinished end', () => {
  test.each([
    ['plain text', 'hello\r\n'],
    ['a whole control sequence', `${ESC}[1m`],
    ['a title ended by a bell', `${ESC}]0;t\u0007`],
    ['a title ended by its terminator', `${ESC}]0;t${ESC}\\`],
    ['a title ended by an eight-bit terminator', `${ESC}]0;t\u009c`],
    ['a canceled string', `${ESC}Pabc\u0018`],
    ['text after a malformed sequence', `${ESC}[é`],
    ['a stray continuation byte', '\u0080'.slice(1)],
  ])('nothing is unfinished after %s', (_name, stream) => {
    expect(endOf(stream)).toBe('');
  });
});

test.each([
  ['an escape character', ESC],
  ['a control sequence', `${ESC}[1`],
  ['a title', `${ESC}]0;t`],
])('%s ends when an eight-bit sequence interrupts it', (_name, interrupted) => {
  expect(endOf(`${interrupted}\u009b1`)).toBe(text(bytesOf('\u009b1')));
});

test('the unfinished end does not depend on the chunks', () => {
  const piece = fc.constantFrom(
    'a',
    'é',
    '€',
    '😀',
    ESC,
    '[',
    ']',
    'P',
    '0',
    ';',
    'm',
    '\u0007',
    '\\',
    '\u009b',
    '\u0018',
    '\n',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }),
      fc.array(fc.nat(60), { maxLength: 6 }),
      (pieces, cuts) => {
        const stream = bytesOf(pieces.join(''));
        const offsets = [0, ...cuts.map((cut) => Math.min(cut, stream.length)), stream.length].toSorted(
          (a, b) => a - b,
        );
        let end: Uint8Array = NOTHING;
        for (const [index, offset] of offsets.entries())
          end = unfinishedEnd(end, stream.subarray(offset, offsets[index + 1] ?? offset));
        expect(text(end)).toBe(text(unfinishedEnd(NOTHING, stream)));
      },
    ),
  );
});

test('the start of an endless string is kept up to the limit', () => {
  let end: Uint8Array = NOTHING;
  for (let written = 0; written < 3 * MAX_UNFINISHED_BYTES; written += 1000) {
    end = unfinishedEnd(end, bytesOf(written === 0 ? `${ESC}]52;c;`.padEnd(1000, 'x') : 'x'.repeat(1000)));
  }
  expect(end.length).toBe(MAX_UNFINISHED_BYTES);
  expect(text(end.subarray(0, 6))).toBe(`${ESC}]52;c`);
});
