// What strangers may print: nothing that stops a terminal or breaks it.
import { describe, expect, test } from 'vitest';
import { MAX_REPEAT_COUNT } from '../../terminal/patches/repeatCounts.ts';
import { internalsOf } from '../../terminal/terminalInternals.ts';
import { openTerminal, openUntamed, parse, rowsOf, type Untamed } from './terminals.ts';

const ESC = '\u001b';
const FULL = 'abcd\r\nefgh\r\nijkl';

describe.each([
  ['ED', ''],
  ['DECSED', '?'],
])('%s 1 in the last cell of the last row', (_name, prefix) => {
  const erase = `${ESC}[${prefix}1J`;

  test('is what xterm.js itself throws at: once it does not, the guard can go', () => {
    const untamed = openUntamed(4, 3);
    expect(() => parse(untamed, FULL + erase)).toThrow(TypeError);
  });

  test.each(['', `${ESC}[3;4H`])('erases everything, and leaves the cursor where it is (%j)', (move) => {
    const tame = openTerminal(4, 3);
    parse(tame, `${FULL}${move}`);
    const { cursorX } = tame.terminal.buffer.active;
    parse(tame, erase);
    expect(rowsOf(tame)).toEqual(['', '', '']);
    expect([tame.terminal.buffer.active.cursorX, tame.terminal.buffer.active.cursorY]).toEqual([cursorX, 2]);
  });

  test('erases with the background, as it does everywhere else', () => {
    const [last, other] = [openTerminal(4, 3), openTerminal(4, 4)];
    for (const one of [last, other]) parse(one, `${FULL}${ESC}[44m${erase}`);
    for (let row = 0; row < 3; row += 1) {
      const cells = [last, other].map((one) => one.terminal.buffer.active.getLine(row)?.getCell(2));
      expect([cells[0]?.getBgColor(), cells[0]?.getChars()]).toEqual([
        cells[1]?.getBgColor(),
        cells[1]?.getChars(),
      ]);
    }
  });

  test('erases the screen, and not its scrollback', () => {
    const tame = openTerminal(4, 3);
    parse(tame, `first\r\n${FULL}${erase}`);
    expect(rowsOf(tame)).toEqual(['firs', 't', '', '', '']);
  });

  test('erases in the row above as xterm.js does', () => {
    const tame = openTerminal(4, 3);
    parse(tame, `${FULL}${ESC}[2;4H${erase}`);
    expect(rowsOf(tame)).toEqual(['', '', 'ijkl']);
  });
});

test('protected characters stay under DECSED 1 in the last cell, and go with ED 1', () => {
  const tame = openTerminal(4, 3);
  parse(tame, `${ESC}[1"qab${ESC}[0"qcd\r\nefgh\r\nij${ESC}[1"qkl${ESC}[?1J`);
  expect(rowsOf(tame)).toEqual(['ab', '', '  kl']);
  parse(tame, `${ESC}[1J`);
  expect(rowsOf(tame)).toEqual(['', '', '']);
});

test.each(['b', '@', 'X', 'P'])('a count of %s at the limit counts, and one above is the limit', (final) => {
  const counts = [MAX_REPEAT_COUNT - 1, MAX_REPEAT_COUNT, MAX_REPEAT_COUNT + 1, 2 ** 31 - 1];
  const columns = counts.map((count) => {
    const tame = openTerminal(7, 2);
    parse(tame, `x${ESC}[${count}${final}`);
    return tame.terminal.buffer.active.cursorX;
  });
  const [below, at, above, far] = columns;
  expect([above, far]).toEqual([at, at]);
  if (final === 'b') expect(below).not.toBe(at);
});

describe('a character behind a wide one that did not fit without wrapping', () => {
  const [wide, next] = [`${ESC}[?7lab漢字`, 'x'];
  const inOnePiece = (terminal: Untamed): string[] => (parse(terminal, wide + next), rowsOf(terminal));
  const inTwo = (terminal: Untamed): string[] => (
    parse(terminal, wide),
    parse(terminal, next),
    rowsOf(terminal)
  );

  test('is printed by xterm.js itself as it arrives: once it is not, the guard can go', () => {
    expect(inOnePiece(openUntamed(4, 2))).not.toEqual(inTwo(openUntamed(4, 2)));
  });

  test('is printed alike however it arrives', () => {
    expect(inOnePiece(openTerminal(4, 2))).toEqual(inTwo(openTerminal(4, 2)));
    expect(inTwo(openTerminal(4, 2))).toEqual(inTwo(openUntamed(4, 2)));
  });
});

describe('a link whose only line goes while it is open', () => {
  const link = (id: number): string => `${ESC}]8;id=${id};https://a.test/${id}\u0007`;
  const DELETE_LINE = `${ESC}[M`;
  const current = ({ terminal }: Untamed): string | undefined => {
    const { _inputHandler: input, _oscLinkService: links } = internalsOf(terminal);
    return links.getLinkData(input._curAttrData.extended.urlId)?.uri;
  };
  const kept = ({ terminal }: Untamed): number =>
    (internalsOf(terminal)._oscLinkService as unknown as { readonly _dataByLinkId: Map<number, unknown> })
      ._dataByLinkId.size;

  test('is forgotten by xterm.js itself: once it is not, the guard can go', () => {
    const untamed = openUntamed(4, 3);
    parse(untamed, link(1) + DELETE_LINE);
    expect(current(untamed)).toBeUndefined();
  });

  test('is the link of what is printed next, and stays with that', () => {
    const tame = openTerminal(4, 3);
    parse(tame, link(1) + DELETE_LINE);
    expect(current(tame)).toBe('https://a.test/1');
    parse(tame, `x${DELETE_LINE}${link(2)}`);
    expect(current(tame)).toBe('https://a.test/2');
  });

  test('is forgotten once it is closed, so that strangers can not fill the memory with links', () => {
    const tame = openTerminal(4, 3);
    for (let id = 0; id < 100; id += 1) parse(tame, link(id) + DELETE_LINE);
    expect(kept(tame)).toBeLessThanOrEqual(2);
  });

  test('lives as long as its other lines', () => {
    const tame = openTerminal(4, 3);
    parse(tame, `${link(1)}${DELETE_LINE}x${ESC}]8;;\u0007${link(2)}${DELETE_LINE}`);
    const line = tame.terminal.buffer.active.getLine(0);
    expect(line?.translateToString(true)).toBe('');
    parse(tame, `${ESC}[2;1H${link(3)}yz${ESC}]8;;\u0007${ESC}[1;1H${DELETE_LINE}`);
    expect(kept(tame)).toBeGreaterThanOrEqual(1);
  });
});
