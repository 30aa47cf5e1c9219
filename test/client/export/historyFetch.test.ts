// The fetch of recorded output: every block once and whole, across connections.
import { deflateRawSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { HistoryFetch } from '../../../client/export/historyFetch.ts';
import type { Sender } from '../../../client/terminal/terminalTypes.ts';
import { decodeFrame } from '../../../protocol/frames.ts';
import { encodeBlock } from '../../../protocol/history/block.ts';
import { encodeRecords } from '../../../protocol/history/record.ts';

const SESSION = `host.${'1'.repeat(32)}`;
let told: string[];
let sent: unknown[];
let receipts: number[];
let fetch: HistoryFetch;

const sender: Sender = {
  send: (message) => sent.push(message),
  sendFrame: (bytes) => {
    const frame = decodeFrame(bytes);
    if (frame.kind === 'receipt') receipts.push(frame.offset);
  },
  fail: (detail) => told.push(`error: ${detail}`),
  windowBytes: 1024,
};

beforeEach(() => {
  told = [];
  sent = [];
  receipts = [];
  fetch = new HistoryFetch({
    session: SESSION,
    from: 3,
    to: null,
    onPart: ({ from, to, records }) =>
      told.push(
        `${from}-${to} ${records.map((one) => (one.kind === 'output' ? Buffer.from(one.bytes) : '')).join()}`,
      ),
    onEnd: (to) => told.push(`end ${to}`),
    onFailed: ({ code, message }) => told.push(`${code}: ${message}`),
  });
  const link = { attach: () => undefined, typed: () => undefined, endSession: () => undefined };
  fetch.bind({ ...link, send: (message) => sent.push(message), remove: () => told.push('removed') }, 4);
});

function blockOf(from: number, text: string): Uint8Array {
  const raw = encodeRecords([{ kind: 'output', time: 5, bytes: Buffer.from(text) }], 5);
  const to = from + text.length;
  return encodeBlock({ from, to, time: 5, rawBytes: raw.length, deflated: deflateRawSync(raw) });
}

test('H2: blocks are handed on whole and in order, and what arrived is receipted', () => {
  expect(fetch.attachMessage()).toEqual({ type: 'history', channel: 4, session: SESSION, from: 3, to: null });
  const bytes = Buffer.concat([blockOf(0, 'abcdef'), blockOf(6, 'gh')]);
  expect(fetch.data(0, bytes.subarray(0, 40), sender)).toBe(true);
  expect(told).toEqual([]);
  expect(fetch.data(40, bytes.subarray(40), sender)).toBe(true);
  fetch.receive({ type: 'historyEnd', channel: 4, epoch: 'e'.repeat(32), to: 8 }, sender);
  expect(told).toEqual(['0-6 abcdef', '6-8 gh', 'removed', 'end 8']);
  expect(receipts).toEqual([40, bytes.length]);
  expect(fetch.attachMessage()).toBeUndefined();
});

test('H3: cut in the middle, it asks again from the end of the last whole block', () => {
  fetch.attachMessage();
  const bytes = Buffer.concat([blockOf(0, 'abcdef'), blockOf(6, 'gh')]);
  fetch.data(0, bytes.subarray(0, bytes.length - 1), sender);
  fetch.disconnected();
  expect(fetch.attachMessage()).toMatchObject({ from: 6 });
  fetch.data(0, blockOf(6, 'gh'), sender);
  expect(told).toEqual(['0-6 abcdef', '6-8 gh']);
});

test('H3: given up, the server is told, and nothing that still comes has an effect', () => {
  fetch.attachMessage();
  fetch.cancel();
  expect(sent).toEqual([{ type: 'detach', channel: 4 }]);
  expect(fetch.data(0, blockOf(0, 'abc'), sender)).toBe(true);
  fetch.receive({ type: 'historyEnd', channel: 4, epoch: 'e'.repeat(32), to: 8 }, sender);
  expect(told).toEqual(['removed']);
});

test('H3: a refusal is told with its reason', () => {
  fetch.receive({ type: 'refused', channel: 4, code: 'unknown-session', message: 'there is none' }, sender);
  expect(told).toEqual(['removed', 'unknown-session: there is none']);
});

test.each([
  ['a hole', (one: HistoryFetch) => one.data(5, blockOf(0, 'abc'), sender)],
  ['no block', (one: HistoryFetch) => one.data(0, Buffer.alloc(50, 'x'), sender)],
  [
    'records that inflate to more than their head says',
    (one: HistoryFetch) => {
      const deflated = deflateRawSync(Buffer.alloc(1_000_000));
      return one.data(0, encodeBlock({ from: 0, to: 9, time: 0, rawBytes: 10, deflated }), sender);
    },
  ],
  ['a snapshot', (one: HistoryFetch) => one.snapshotPart()],
  ['a receipt', (one: HistoryFetch) => one.receipt()],
])('H2: %s is an error of the server', (_name, act) => {
  fetch.attachMessage();
  expect(act(fetch)).toBe(false);
  expect(told).toEqual([]);
});
