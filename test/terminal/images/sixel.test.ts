// Sixel data: its size and pixels, compared with the decoder of the xterm.js add-on.
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_IMAGE_SIDE_PX } from '../../../protocol/limits.ts';
import { sixelSize } from '../../../terminal/images/sixel.ts';
import { sixelPixels } from '../../../renderer/terminal/images/sixelPixels.ts';

// Node cannot detect the exports of this CommonJS module.
const { Decoder, PALETTE_ANSI_256, PALETTE_VT340_COLOR } = createRequire(import.meta.url)(
  'sixel',
) as typeof import('sixel');

const bytesOf = (data: string): Uint8Array => new TextEncoder().encode(data);
/** Initial palette of an image in the add-on. */
const PALETTE = new Uint32Array(PALETTE_ANSI_256);
PALETTE.set(PALETTE_VT340_COLOR);
const RUNS = Number(process.env['HOLDFAST_SIXEL_RUNS'] ?? 300);

const color = fc.oneof(
  fc.nat(20).map((register) => `#${register}`),
  fc
    .tuple(fc.nat(300), fc.nat(100), fc.nat(100), fc.nat(100))
    .map(([register, r, g, b]) => `#${register % 256};2;${r};${g};${b}`),
);
const run = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0x3f, max: 0x7e }))
      .map(([count, code]) => `!${count}${String.fromCharCode(code)}`),
  },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.integer({ min: 0x3f, max: 0x7e }), { minLength: 1, maxLength: 9 })
      .map((codes) => String.fromCharCode(...codes)),
  },
  { weight: 3, arbitrary: color },
  { weight: 1, arbitrary: fc.constantFrom('$', '-', '\n') },
);
const drawn = fc.array(run, { maxLength: 40 }).map((parts) => parts.join(''));
const raster = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }));

test('I3: an image has its declared size, and the pixels that the add-on of xterm.js decodes', () => {
  fc.assert(
    fc.property(raster, drawn, ([width, height], rest) => {
      const data = bytesOf(`"1;1;${width};${height}${rest}`);
      expect(sixelSize(data)).toEqual({ width, height });
      const decoder = new Decoder({ paletteLimit: 256 });
      decoder.init(0, PALETTE, 256);
      decoder.decode(data);
      if (decoder.width === 0) return;
      expect([decoder.width, decoder.height]).toEqual([width, height]);
      const ours = new Uint32Array(sixelPixels(data, { width, height }, 0).buffer);
      expect(Array.from(ours, rounded)).toEqual(
        Array.from(decoder.data32.subarray(0, width * height), rounded),
      );
    }),
    { numRuns: RUNS },
  );
});

/** Rounds a pixel's colors, because the two decoders may round differently. */
function rounded(pixel: number): string {
  return [0, 8, 16, 24].map((shift) => Math.round(((pixel >>> shift) & 255) / 8)).join(' ');
}

test.each([
  ['one band is that of its drawn part', '!7A', { width: 7, height: 2 }],
  ['several bands ends with the drawn part of the last', '!7~-!3@', { width: 7, height: 7 }],
  ['a band with a line feed at the end', '!7~-', { width: 7, height: 6 }],
  ['blanks before a pixel', '!9?~', { width: 10, height: 6 }],
  ['an image ignores a late declaration', '~"1;1;50;50', { width: 1, height: 6 }],
  ['an image ignores a declaration of zero', '"1;1;0;9~', { width: 1, height: 6 }],
  ['no data', '', null],
  ['blanks only', '!9?', null],
  ['a declaration only', '"1;1;5;6', { width: 5, height: 6 }],
])('I3: the size of %s', (_what, data, size) => {
  expect(sixelSize(bytesOf(data))).toEqual(size);
});

test('I4: nothing is drawn beyond the max width and height of an image', () => {
  const size = sixelSize(bytesOf(`!999999999~${'-'.repeat(9000)}~!999999999~`));
  expect(size).toEqual({ width: MAX_IMAGE_SIDE_PX, height: 6 });
});

test('I3: hues are those of a VT340: blue at 0, red at 120, green at 240', () => {
  const pixels = sixelPixels(
    bytesOf('#1;1;0;50;100@#1;1;120;50;100@#1;1;240;50;100@#1;1;0;100;0@'),
    { width: 4, height: 1 },
    0,
  );
  expect([...pixels]).toEqual([0, 0, 255, 255, 255, 0, 0, 255, 0, 255, 0, 255, 255, 255, 255, 255]);
});
