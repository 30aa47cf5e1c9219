// Images in a terminal: their cells, the cursor after them, their removal, and untrusted data.
import { describe, expect, test } from 'vitest';
import { MAX_IMAGE_BYTES, MAX_KEPT_IMAGES, MAX_KEPT_IMAGE_BYTES } from '../../../protocol/limits.ts';
import { tileAt } from '../../../terminal/images/tiles.ts';
import { resizeTerminal } from '../../../terminal/resizeTerminal.ts';
import { imagesOf } from '../../../terminal/patchTerminal.ts';
import { internalsOf } from '../../../terminal/terminalInternals.ts';
import { gifHead, inlineFile, pngHead, sixelOf } from '../../support/app/images.ts';
import { expectSameTerminal } from '../../support/sameTerminal.ts';
import { openTerminal, parse, rowsOf, textOf, type Watched } from '../terminals.ts';

const ESC = '\u001b';
const ST = `${ESC}\\`;

function printed(text: string, cols = 10, rows = 5): Watched {
  const watched = openTerminal(cols, rows);
  parse(watched, text);
  return watched;
}

/** Rows of the whole buffer. A tile is its index, `!` follows tiles without source data, and a dot is any other cell. */
function tilesOf({ terminal }: Watched): string[] {
  const { lines } = internalsOf(terminal).buffers.active;
  return Array.from({ length: lines.length }, (_, row) => {
    const line = lines.get(row);
    if (line === undefined) return '';
    const cells = Array.from({ length: line.length }, (_cell, column) => {
      const tile = tileAt(line, column);
      return tile === undefined ? '.' : `${tile.index}${tile.image.source === null ? '!' : ''}`;
    });
    return cells.join(' ').replace(/( \.)+$/, '');
  });
}

const cursorOf = ({ terminal }: Watched): readonly number[] => {
  const { active } = terminal.buffer;
  return [active.baseY, active.cursorX, active.cursorY];
};

/** An image of three columns and two rows. */
const SMALL = sixelOf(25, 30);

describe('I1: images', () => {
  test.each([
    [
      'covers whole cells of 10 × 20 pixels, and leaves the cursor in the first column of its last row',
      `ab${SMALL}`,
      ['. . 0 1 2', '. . 3 4 5'],
      [0, 2, 1],
    ],
    ['from a file does the same', `ab${inlineFile(pngHead(25, 30))}`, ['. . 0 1 2', '. . 3 4 5'], [0, 2, 1]],
    ['scrolls the screen', `${ESC}[5H${SMALL}`, ['.', '.', '.', '.', '0 1 2', '3 4 5'], [1, 0, 4]],
    [
      'is cut off at the right edge',
      `${ESC}[9G${SMALL}`,
      ['. . . . . . . . 0 1', '. . . . . . . . 3 4'],
      [0, 8, 1],
    ],
    [
      'starts in the last column when a wrap is pending',
      `0123456789${SMALL}`,
      ['. . . . . . . . . 0', '. . . . . . . . . 3'],
      [0, 9, 1],
    ],
    [
      'in display mode is at the top left, and moves neither cursor nor screen',
      `${ESC}[?80h${ESC}[3;4H${sixelOf(15, 120)}`,
      ['0 1', '2 3', '4 5', '6 7', '8 9'],
      [0, 3, 2],
    ],
    ['scrolls within margins', `${ESC}[2;3r${ESC}[3H${SMALL}`, ['.', '0 1 2', '3 4 5'], [0, 0, 2]],
    ['that is interrupted is not shown', `${ESC}Pq#1!25~\u0018x`, ['.'], [0, 1, 0]],
    ['that draws nothing takes no cells', `${ESC}Pq${ST}x`, ['.'], [0, 1, 0]],
  ])('an image %s', (_what, text, tiles, cursor) => {
    const watched = printed(text);
    expect(tilesOf(watched).slice(0, tiles.length)).toEqual(tiles);
    expect(
      tilesOf(watched)
        .slice(tiles.length)
        .every((row) => row === '.'),
    ).toBe(true);
    expect(cursorOf(watched)).toEqual(cursor);
  });

  test.each([
    ['text over it', `${SMALL}\rxy`, ['0 1 2', '. . 5']],
    ['erasing', `${SMALL}${ESC}[A${ESC}[2C${ESC}[K`, ['0 1', '3 4 5']],
    ['clearing the screen', `${SMALL}${ESC}[2J`, ['.', '.']],
    ['a reset', `${SMALL}${ESC}c`, ['.', '.']],
    ['characters deleted before it', `ab${SMALL}\r${ESC}[P`, ['. . 0 1 2', '. 3 4 5']],
    ['a line inserted above it', `${SMALL}${ESC}[H${ESC}[L`, ['.', '0 1 2', '3 4 5']],
    ['another image over it', `${SMALL}${ESC}[H${ESC}[2C${sixelOf(5, 5)}`, ['0 1 0', '3 4 5']],
    ['a switch to the alternate screen and back', `${SMALL}${ESC}[?1049h${ESC}[?1049l`, ['0 1 2', '3 4 5']],
  ])('an image has the expected tiles left after %s', (_what, text, tiles) => {
    expect(tilesOf(printed(text)).slice(0, tiles.length)).toEqual(tiles);
  });

  test('an image covers text, which can still be copied and found', () => {
    const watched = printed(`abc\r${SMALL}`);
    expect(rowsOf(watched)[0]).toBe('abc');
    expect(rowsOf(watched)[1]).toBe('');
  });

  test('an image that is cut off at the right edge is shown further when the terminal grows', () => {
    const watched = printed(`${ESC}[9G${SMALL}`);
    resizeTerminal(watched.terminal, { cols: 12, rows: 5 });
    expect(tilesOf(watched).slice(0, 2)).toEqual(['. . . . . . . . 0 1 2', '. . . . . . . . 3 4 5']);
  });
});

describe('I4: untrusted data', () => {
  test('an image of billions of pixels, or with an endless side, becomes a placeholder', () => {
    expect(tilesOf(printed(inlineFile(pngHead(30_000, 30_000), 'width=2;height=1'))).slice(0, 1)).toEqual([
      '0! 1!',
    ]);
    expect(tilesOf(printed(inlineFile(gifHead(1, 1, { width: 65_000, height: 65_000 }), 'width=1')))[0]).toBe(
      '0!',
    );
    const huge = printed(`${ESC}Pq"1;1;99999999;99999999~${ST}`);
    expect(huge.terminal.buffer.active.length).toBe(820);
    expect(tilesOf(huge)[0]?.startsWith('0! 1! 2!')).toBe(true);
  });

  test.each([
    ['that is not base64', `${ESC}]1337;File=inline=1:!!!!\u0007`],
    ['that is not a picture', inlineFile(new Uint8Array(100))],
    ['for download', `${ESC}]1337;File=name=eA==:AAAA\u0007`],
    ['with other characters than ASCII', `${ESC}Pq~~é~${ST}`],
  ])('a file or image %s shows nothing and does not move the cursor', (_what, text) => {
    const watched = printed(`a${text}b`);
    expect([tilesOf(watched)[0], rowsOf(watched)[0]]).toEqual(['.', 'ab']);
  });

  test('image data up to the limit is kept, and longer data becomes a placeholder of the declared size', () => {
    const head = `${ESC}Pq"1;1;25;30`;
    const maxChars = MAX_IMAGE_BYTES - head.length + 3;
    expect(tilesOf(printed(`${head}${'?'.repeat(maxChars)}${ST}`))[0]).toBe('0 1 2');
    expect(tilesOf(printed(`${head}${'?'.repeat(maxChars + 1)}${ST}`))[0]).toBe('0! 1! 2!');
    const file = new Uint8Array(MAX_IMAGE_BYTES + 1);
    file.set(pngHead(25, 30));
    expect(tilesOf(printed(inlineFile(file.subarray(0, MAX_IMAGE_BYTES))))[0]).toBe('0 1 2');
    expect(tilesOf(printed(inlineFile(file)))[0]).toBe('0! 1! 2!');
  });

  test('only the start of an endless image is kept, and a snapshot in the middle of it continues in the same way', () => {
    const whole = openTerminal(10, 5);
    parse(whole, `${ESC}Pq"1;1;25;30`);
    for (let mebibyte = 0; mebibyte < 8; mebibyte += 1) parse(whole, '~'.repeat(1024 * 1024));
    expect(imagesOf(whole.terminal).unfinishedText.length).toBeLessThan(100_000);
    const resumed = openTerminal(10, 5);
    parse(resumed, textOf(whole));
    for (const watched of [whole, resumed]) parse(watched, `~${ST}x`);
    expect(tilesOf(whole)[0]).toBe('0! 1! 2!');
    expectSameTerminal(resumed.terminal, whole.terminal);
  });

  test('the newest images are kept up to the max count and bytes, and older ones become placeholders', () => {
    const many = printed('', 200, 5);
    for (let count = 0; count <= MAX_KEPT_IMAGES; count += 1)
      parse(many, `${ESC}[H${ESC}[${(count % 200) + 1}G${sixelOf(5, 5)}`);
    expect(imagesOf(many.terminal).kept).toHaveLength(MAX_KEPT_IMAGES);
    const large = printed('', 200, 5);
    const data = '?'.repeat(MAX_KEPT_IMAGE_BYTES / 2 - 20);
    for (let count = 0; count < 3; count += 1)
      parse(large, `${ESC}[H${ESC}[${count + 1}G${ESC}Pq"1;1;5;5${data}${ST}`);
    expect(tilesOf(large)[0]).toBe('0! 0 0');
  });

  test.each([
    't;1;0;1;0',
    's;1;25;30;;~',
    'f;1;25;30;AAAA',
    'p;25;30;0;3;0',
    'p;25;30;5;3;0',
    'n;1;99',
    'p;99999;1;0;1;0',
    'p;0;0;0;1;0',
    't;1;0;1',
    's;;;;',
    '',
    'p;25;30;0;1;1999',
    `f;1;9;9;${Buffer.from(pngHead(30_000, 30_000)).toString('base64')}`,
    's;1;16000;16000;background;~',
  ])('a forged snapshot sequence (%s) does no harm', (data) => {
    const watched = printed(`${ESC}]7421;${data}\u0007${ESC}]7421;t;1;0;1;0\u0007x`);
    expect(rowsOf(watched)[0]).toBe('x');
    for (const { image } of imagesOf(watched.terminal).kept)
      expect((image?.size.width ?? 0) * (image?.size.height ?? 0)).toBeLessThan(2 ** 25);
    const resumed = openTerminal(10, 5);
    parse(resumed, textOf(watched));
    expectSameTerminal(resumed.terminal, watched.terminal);
  });
});
