// The user's own terminal: the output that it gets, and the input that counts as typed.
import { expect, test } from 'vitest';
import { OuterTerminal } from '../../cli/outerTerminal.ts';

test('S11: the first focus report within half a second of the request is dropped, and later reports are sent as input', () => {
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

test('S11: an unfinished sequence before a snapshot does not hide the beginning of the snapshot', () => {
  const outer = new OuterTerminal(() => 0);
  outer.shown(Buffer.from('\x1b]11;'));
  outer.begin();
  expect(Buffer.from(outer.shown(Buffer.from('?anew'))).toString()).toBe('?anew');
});
