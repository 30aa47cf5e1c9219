// What the user's own terminal is shown, and what of its input was typed.
import { expect, test } from 'vitest';
import { OuterTerminal } from '../../cli/outerTerminal.ts';

test('only the first report of the focus that comes at once is an answer', () => {
  let now = 0;
  const outer = new OuterTerminal(() => now);
  const typed = (text: string): string => Buffer.from(outer.typed(Buffer.from(text))).toString();
  expect(typed('\x1b[I')).toBe('\x1b[I');
  outer.shown(Buffer.from('\x1b[?1004h'));
  expect(typed('ls\r')).toBe('ls\r');
  expect(typed('a\x1b[Ib\x1b[O')).toBe('ab\x1b[O');
  outer.shown(Buffer.from('\x1b[?1004h'));
  now = 501;
  expect(typed('\x1b[I')).toBe('\x1b[I');
});

test('what was unfinished of output that starts anew does not swallow its beginning', () => {
  const outer = new OuterTerminal(() => 0);
  outer.shown(Buffer.from('\x1b]11;'));
  outer.begin();
  expect(Buffer.from(outer.shown(Buffer.from('?anew'))).toString()).toBe('?anew');
});
