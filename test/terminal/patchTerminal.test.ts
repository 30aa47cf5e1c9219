// Patches of xterm.js: no output may block a terminal or make it throw, and results do not depend on how output is split.
import { describe, expect, test } from 'vitest';
import { MAX_REPEAT_COUNT } from '../../terminal/patches/repeatCounts.ts';
import { internalsOf } from '../../terminal/terminalInternals.ts';
import { openTerminal, openUnpatched, parse, rowsOf, type UnpatchedTerminal } from './terminals.ts';

const ESC = '\u001b';
const FULL = 'abcd\r\nefgh\r\nijkl';

describe.each([
  ['ED', ''],
  ['DECSED', '?'],
])('%s 1 in the last cell of the last row', (_name, prefix) => {
  const erase = `${ESC}[${prefix}1J`;

  test('an unpatched xterm.js throws; once it does not, the patch can be removed', () => {
    const unpatched = openUnpatched(4, 3);
    expect(() => parse(unpatched, FULL + erase)).toThrow(TypeError);
  });

  test.each(['', `${ESC}[3;4H`])(
    'the patched terminal erases everything and does not move the cursor (%j)',
    (move) => {
      const patched = openTerminal(4, 3);
      parse(patched, `${FULL}${move}`);
      const { cursorX } = patched.terminal.buffer.active;
      parse(patched, erase);
      expect(rowsOf(patched)).toEqual(['', '', '']);
      expect([patched.terminal.buffer.active.cursorX, patched.terminal.buffer.active.cursorY]).toEqual([
        cursorX,
        2,
      ]);
    },
  );

  test('the patched terminal erases with the selected background, as elsewhere', () => {
    const [last, other] = [openTerminal(4, 3), openTerminal(4, 4)];
    for (const watched of [last, other]) parse(watched, `${FULL}${ESC}[44m${erase}`);
    for (let row = 0; row < 3; row += 1) {
      const cells = [last, other].map(({ terminal }) => terminal.buffer.active.getLine(row)?.getCell(2));
      expect([cells[0]?.getBgColor(), cells[0]?.getChars()]).toEqual([
        cells[1]?.getBgColor(),
        cells[1]?.getChars(),
      ]);
    }
  });

  test('the patched terminal erases the screen and not the scrollback', () => {
    const patched = openTerminal(4, 3);
    parse(patched, `first\r\n${FULL}${erase}`);
    expect(rowsOf(patched)).toEqual(['firs', 't', '', '', '']);
  });

  test('the patched terminal erases like xterm.js when the cursor is in the row above', () => {
    const patched = openTerminal(4, 3);
    parse(patched, `${FULL}${ESC}[2;4H${erase}`);
    expect(rowsOf(patched)).toEqual(['', '', 'ijkl']);
  });
});

test('DECSED 1 in the last cell keeps protected characters, and ED 1 erases them', () => {
  const patched = openTerminal(4, 3);
  parse(patched, `${ESC}[1"qab${ESC}[0"qcd\r\nefgh\r\nij${ESC}[1"qkl${ESC}[?1J`);
  expect(rowsOf(patched)).toEqual(['ab', '', '  kl']);
  parse(patched, `${ESC}[1J`);
  expect(rowsOf(patched)).toEqual(['', '', '']);
});

test.each(['b', '@', 'X', 'P'])(
  'a repeat count of %s up to the limit is used, and a larger one becomes the limit',
  (final) => {
    const counts = [MAX_REPEAT_COUNT - 1, MAX_REPEAT_COUNT, MAX_REPEAT_COUNT + 1, 2 ** 31 - 1];
    const columns = counts.map((count) => {
      const patched = openTerminal(7, 2);
      parse(patched, `x${ESC}[${count}${final}`);
      return patched.terminal.buffer.active.cursorX;
    });
    const [below, at, above, far] = columns;
    expect([above, far]).toEqual([at, at]);
    if (final === 'b') expect(below).not.toBe(at);
  },
);

describe('a character after a wide one that did not fit without line wrap', () => {
  const [wide, next] = [`${ESC}[?7lab漢字`, 'x'];
  const inOnePiece = (terminal: UnpatchedTerminal): string[] => (
    parse(terminal, wide + next),
    rowsOf(terminal)
  );
  const inTwo = (terminal: UnpatchedTerminal): string[] => (
    parse(terminal, wide),
    parse(terminal, next),
    rowsOf(terminal)
  );

  test('an unpatched xterm.js prints the character differently in other chunks; once it does not, the patch can be removed', () => {
    expect(inOnePiece(openUnpatched(4, 2))).not.toEqual(inTwo(openUnpatched(4, 2)));
  });

  test('R13: the patched terminal prints the character the same in any chunks', () => {
    expect(inOnePiece(openTerminal(4, 2))).toEqual(inTwo(openTerminal(4, 2)));
    expect(inTwo(openTerminal(4, 2))).toEqual(inTwo(openUnpatched(4, 2)));
  });
});

describe('an open hyperlink whose only line is deleted', () => {
  const hyperlink = (id: number): string => `${ESC}]8;id=${id};https://a.test/${id}\u0007`;
  const DELETE_LINE = `${ESC}[M`;
  const current = ({ terminal }: UnpatchedTerminal): string | undefined => {
    const { _inputHandler: input, _oscLinkService: links } = internalsOf(terminal);
    return links.getLinkData(input._curAttrData.extended.urlId)?.uri;
  };
  const kept = ({ terminal }: UnpatchedTerminal): number =>
    (internalsOf(terminal)._oscLinkService as unknown as { readonly _dataByLinkId: Map<number, unknown> })
      ._dataByLinkId.size;

  test('an unpatched xterm.js removes the hyperlink; once it does not, the patch can be removed', () => {
    const unpatched = openUnpatched(4, 3);
    parse(unpatched, hyperlink(1) + DELETE_LINE);
    expect(current(unpatched)).toBeUndefined();
  });

  test('R13: the open hyperlink applies to the text that follows', () => {
    const patched = openTerminal(4, 3);
    parse(patched, hyperlink(1) + DELETE_LINE);
    expect(current(patched)).toBe('https://a.test/1');
    parse(patched, `x${DELETE_LINE}${hyperlink(2)}`);
    expect(current(patched)).toBe('https://a.test/2');
  });

  test('the hyperlink is removed once it is closed, so that hyperlinks cannot fill the memory', () => {
    const patched = openTerminal(4, 3);
    for (let id = 0; id < 100; id += 1) parse(patched, hyperlink(id) + DELETE_LINE);
    expect(kept(patched)).toBeLessThanOrEqual(2);
  });

  test('the hyperlink is kept while it is in another line', () => {
    const patched = openTerminal(4, 3);
    parse(patched, `${hyperlink(1)}${DELETE_LINE}x${ESC}]8;;\u0007${hyperlink(2)}${DELETE_LINE}`);
    const line = patched.terminal.buffer.active.getLine(0);
    expect(line?.translateToString(true)).toBe('');
    parse(patched, `${ESC}[2;1H${hyperlink(3)}yz${ESC}]8;;\u0007${ESC}[1;1H${DELETE_LINE}`);
    expect(kept(patched)).toBeGreaterThanOrEqual(1);
  });
});
