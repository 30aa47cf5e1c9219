import { expect, test } from 'vitest';
import { parseFromTerminal } from '../../../../main/workspace/panes/terminalPort.ts';

const size = { cols: 80, rows: 24 };

test.each([
  { type: 'input', bytes: Uint8Array.of(1, 2) },
  { type: 'parsed', end: 7 },
  { type: 'trimmed', to: 7 },
  { type: 'resize', size },
  { type: 'title', title: 'vim' },
  { type: 'checkpoint', id: 1, text: 'screen', topMark: null, tail: Uint8Array.of(27), size },
  { type: 'checkpoint', id: 1, text: 'screen', topMark: 'skipped', tail: Uint8Array.of(27), size },
])('a terminal may say $type', (message) => {
  expect(parseFromTerminal(message)).toEqual(message);
});

test.each([
  [null],
  ['input'],
  [{}],
  [{ type: 'reset' }],
  [{ type: 'input', bytes: 'text' }],
  [{ type: 'input', bytes: new Uint8Array(0) }],
  [{ type: 'input', bytes: new Uint8Array(64 * 1024 * 1024 + 1) }],
  [{ type: 'input', bytes: Uint8Array.of(1), more: 1 }],
  [{ type: 'parsed', end: -1 }],
  [{ type: 'parsed', end: Number.NaN }],
  [{ type: 'parsed', end: 2 ** 53 }],
  [{ type: 'trimmed', to: 0.5 }],
  [{ type: 'resize', size: { cols: 0, rows: 24 } }],
  [{ type: 'resize', size: { cols: 80, rows: 1001 } }],
  [{ type: 'title', title: 7 }],
  [{ type: 'title', title: 'x'.repeat(65_537) }],
  [{ type: 'checkpoint', id: 1, text: 'screen', topMark: null, size }],
  [{ type: 'checkpoint', id: 1, text: 'screen', topMark: 'x'.repeat(1_025), tail: Uint8Array.of(27), size }],
  [{ type: 'checkpoint', id: 1, text: 'screen', topMark: null, tail: new Uint8Array(65_537), size }],
])('anything else is dropped (%#)', (message) => {
  expect(parseFromTerminal(message)).toBeNull();
});
