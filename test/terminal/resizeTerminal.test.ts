// A resize leaves nothing in a terminal that a client could not get from output and a snapshot.
import { expect, test } from 'vitest';
import { resizeTerminal } from '../../terminal/resizeTerminal.ts';
import { expectSameTerminal } from '../support/sameTerminal.ts';
import { openTerminal, parse, rowsOf } from './terminals.ts';

const ESC = '\u001b';

test('S8: tab stops beyond the last column are gone when the terminal grows again', () => {
  const resized = openTerminal(20, 3);
  parse(resized, `${ESC}[12G${ESC}H\r`);
  resizeTerminal(resized.terminal, { cols: 10, rows: 3 });
  resizeTerminal(resized.terminal, { cols: 20, rows: 3 });
  parse(resized, '\t\t');
  expect(resized.terminal.buffer.active.cursorX, 'not 11').toBe(16);
});

test('S8: alternate-screen cells beyond the last column are gone when the terminal grows again', () => {
  const resized = openTerminal(8, 2);
  parse(resized, `${ESC}[?1049habcdefgh`);
  resizeTerminal(resized.terminal, { cols: 5, rows: 2 });
  resizeTerminal(resized.terminal, { cols: 8, rows: 2 });
  expect(rowsOf(resized)).toEqual(['abcde', '']);
});

test('S8: the alternate screen does not scroll into rows that it had before a resize', () => {
  const resized = openTerminal(8, 6);
  parse(resized, `${ESC}[?1049h${ESC}[?1049l`);
  resizeTerminal(resized.terminal, { cols: 8, rows: 3 });
  const fresh = openTerminal(8, 3);
  for (const watched of [resized, fresh]) parse(watched, `${ESC}[?1049h${ESC}[H1\r\n2\r\n3\r\n4\r\n5`);
  expect(rowsOf(resized)).toEqual(['3', '4', '5']);
  expectSameTerminal(resized.terminal, fresh.terminal);
});

test('S8: no resize leaves half of a wide character in the last column', () => {
  for (let cols = 2; cols < 12; cols += 1) {
    const resized = openTerminal(12, 4);
    parse(resized, `a漢字漢字漢\r\n漢字漢字漢字${ESC}[?1049h漢字a漢字`);
    resizeTerminal(resized.terminal, { cols, rows: 4 });
    const { normal, alternate } = resized.terminal.buffer;
    for (const buffer of [normal, alternate])
      for (let row = 0; row < buffer.length; row += 1)
        expect(
          buffer
            .getLine(row)
            ?.getCell(cols - 1)
            ?.getWidth(),
          `${cols} columns, row ${row}`,
        ).not.toBe(2);
  }
});

test('S8: wrapped lines are reflowed, and are the same after a resize back', () => {
  const resized = openTerminal(10, 4);
  parse(resized, 'abcdefghijklm\r\nnop');
  resizeTerminal(resized.terminal, { cols: 5, rows: 4 });
  expect(rowsOf(resized)).toEqual(['abcde', 'fghij', 'klm', 'nop']);
  resizeTerminal(resized.terminal, { cols: 10, rows: 4 });
  expect(rowsOf(resized).slice(0, 3)).toEqual(['abcdefghij', 'klm', 'nop']);
});
