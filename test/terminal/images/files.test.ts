// Inline image files: the size of their pictures, invalid pictures, and displayed sizes.
import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { decodeBase64, encodeBase64 } from '../../../terminal/images/base64.ts';
import { pictureOf } from '../../../terminal/images/fileSize.ts';
import { inlineFileOf, shownSize } from '../../../terminal/images/inlineFile.ts';
import { gifHead, pngHead } from '../../support/app/images.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A JPEG from its start up to the header of its frame. */
function jpegHead(width: number, height: number, frame = 0xc0, before: readonly number[] = []): Uint8Array {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, ...before, 0xff, frame, 0, 17, 8, ...size, 3]);
}

describe('I3: size of inline image files', () => {
  test.each([
    ['a PNG', pngHead(640, 480), { type: 'image/png', width: 640, height: 480 }],
    [
      'a PNG of billions of pixels',
      pngHead(4_000_000_000, 5),
      { type: 'image/png', width: 4_000_000_000, height: 5 },
    ],
    ['a PNG without pixels', pngHead(0, 5), null],
    ['half a PNG', pngHead(5, 5).subarray(0, 20), null],
    ['a JPEG', jpegHead(640, 480), { type: 'image/jpeg', width: 640, height: 480 }],
    ['a progressive JPEG', jpegHead(9, 4000, 0xc2), { type: 'image/jpeg', width: 9, height: 4000 }],
    ['a JPEG with fill bytes', jpegHead(9, 4, 0xc0, [0xff]), { type: 'image/jpeg', width: 9, height: 4 }],
    ['a malformed JPEG', jpegHead(9, 4, 0xc0, [0]), null],
    ['a lossless JPEG', jpegHead(9, 4, 0xc3), null],
    ['a JPEG that ends in its head', jpegHead(9, 4).subarray(0, 12), null],
    ['a GIF', gifHead(64, 48), { type: 'image/gif', width: 64, height: 48 }],
    [
      'a GIF with a frame larger than its screen',
      gifHead(1, 1, { width: 900, height: 8 }),
      { type: 'image/gif', width: 900, height: 8 },
    ],
    ['half a GIF', gifHead(64, 48).subarray(0, 15), null],
    ['another format', bytesOf('RIFF....WEBP'), null],
    ['an empty file', new Uint8Array(0), null],
  ])('the size of %s', (_what, file, picture) => {
    expect(pictureOf(file)).toEqual(picture);
  });

  test('reading the size of arbitrary bytes does not throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(pngHead(5, 5), jpegHead(5, 5), gifHead(5, 5)),
        fc.uint8Array({ maxLength: 60 }),
        fc.nat(30),
        (head, rest, at) => {
          pictureOf(Uint8Array.from([...head.subarray(0, at), ...rest]));
        },
      ),
    );
  });
});

test('base64 is encoded and decoded like in Node, padded or not, and invalid text is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      expect(Buffer.from(encodeBase64(bytes)).toString()).toBe(text);
      for (const variant of [text, text.replaceAll('=', '')])
        expect(decodeBase64(bytesOf(variant))).toEqual(bytes);
    }),
  );
  for (const wrong of ['A', 'AAAAA', 'AA!A', 'AA A', '====', 'A=AA'])
    expect(decodeBase64(bytesOf(wrong)), wrong).toBeNull();
});

describe('I3: displayed size of a picture of 400 × 100 pixels in 80 × 24 cells', () => {
  test.each([
    ['', { width: 400, height: 100 }],
    ['width=20', { width: 200, height: 50 }],
    ['height=2', { width: 160, height: 40 }],
    ['width=100px;height=100px', { width: 100, height: 25 }],
    ['width=100px;height=100px;preserveAspectRatio=0', { width: 100, height: 100 }],
    ['width=50%;height=auto', { width: 400, height: 100 }],
    ['width=0;height=-3', { width: 400, height: 100 }],
    ['width=1000px;height=999999999999', { width: 1000, height: 250 }],
  ])('the displayed size with the options "%s"', (more, size) => {
    const file = inlineFileOf(bytesOf(`File=name=eA==;inline=1;${more}:AAAA`));
    expect(
      file === null ? null : shownSize(file, { width: 400, height: 100 }, { cols: 80, rows: 24 }),
    ).toEqual(size);
  });

  test('the picture is scaled down to fit, and leaves a row for the text after it', () => {
    const file = inlineFileOf(bytesOf('File=inline=1:'));
    if (file === null) throw new Error('none');
    expect(shownSize(file, { width: 1600, height: 400 }, { cols: 80, rows: 24 })).toEqual({
      width: 800,
      height: 200,
    });
    expect(shownSize(file, { width: 460, height: 920 }, { cols: 80, rows: 24 })).toEqual({
      width: 230,
      height: 460,
    });
    expect(shownSize(file, { width: 30_000, height: 1 }, { cols: 1, rows: 1 })).toEqual({
      width: 10,
      height: 1,
    });
  });
});

test.each([
  'File=inline=0:AAAA',
  'File=name=x:AAAA',
  'File=inline=1',
  'SetMark',
  'file=inline=1:',
  `File=${'x'.repeat(5000)}:`,
])('I3: %s is not an inline file', (text) => {
  expect(inlineFileOf(bytesOf(text))).toBeNull();
});
