// Colors that programs change while a terminal is not shown on a page.
import { expect, test } from 'vitest';
import { ColorChanges } from '../../terminal/colorChanges.ts';
import { openTerminal, parse } from './terminals.ts';

const ESC = '\u001b';

test('a listener that subscribes late gets all color changes, except those that were reset', () => {
  const early = openTerminal(20, 6);
  parse(early, `${ESC}]4;1;#123456\u0007${ESC}]4;2;#123456\u0007${ESC}]11;#000001\u0007${ESC}]104;2\u0007`);
  const late = new ColorChanges(early.terminal);
  expect(late.text).toBe('');
  early.colors.repeat();
  expect(late.text).toBe(`${ESC}]4;1;rgb:12/34/56\u0007${ESC}]11;rgb:00/00/01\u0007`);
  expect(early.colors.text).toBe(late.text);
});
