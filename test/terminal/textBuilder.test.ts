import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextBuilder } from '../../terminal/textBuilder.ts';

function built(pieces: readonly (string | number)[]): string {
  const builder = new TextBuilder();
  for (const piece of pieces)
    if (typeof piece === 'string') builder.put(piece);
    else builder.putCodePoint(piece);
  return builder.text;
}

test('the built text is everything that was added, in order, including astral code points and lone surrogates', () => {
  const codePoint = fc.integer({ min: 0, max: 0x10ffff });
  const piece = fc.oneof(fc.string({ unit: 'binary' }), codePoint);
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const expected = pieces.map((part) => (typeof part === 'string' ? part : String.fromCodePoint(part)));
      expect(built(pieces)).toBe(expected.join(''));
    }),
  );
});

test.each([0, 8_191, 8_192, 8_193, 16_383, 16_384, 16_385, 300_000])(
  'a text of %i characters is complete, whether it is added at once, one by one, or with pairs across chunk edges',
  (length) => {
    const text = Array.from({ length }, (_, index) => String.fromCharCode(0x20 + (index % 0x900))).join('');
    expect(built([text])).toBe(text);
    expect(built(Array.from(text))).toBe(text);
    expect(built(['x', ...Array.from({ length: length / 2 }, () => 0x1f600)])).toBe(
      `x${'\u{1f600}'.repeat(length / 2)}`,
    );
  },
);

test('a text can be extended after it was read', () => {
  const builder = new TextBuilder();
  builder.put('one');
  expect(builder.text).toBe('one');
  builder.put(' two');
  expect(builder.text).toBe('one two');
});
