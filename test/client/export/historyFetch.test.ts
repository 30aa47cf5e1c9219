// Fetch of recorded output. Each block arrives once and complete, even across connections.
import { deflateRawSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { HistoryFetch } from '../../../client/export/historyFetch.ts';
import type { Sender } from '../../../client/link/channelUser.ts';
import { decodeFrame } from '../../../protocol/frames.ts';
import { encodeBlock } from '../../../protocol/history/block.ts';
import { encodeRecords } from '../../../protocol/history/record.ts';

const SESSION = `host.${'1'.repeat(32)}`;
/** Events of the fetch, in order. */
let events: string[];
let sent: unknown[];
let receipts: number[];
let fetch: HistoryFetch;

const sender: Sender = {
  send: (message) => sent.push(message),
  sendFrame: (bytes) => {
    const frame = decodeFrame(bytes);
    if (frame.kind === 'receipt') receipts.push(frame.offset);
  },
  fail: (detail) => events.push(`error: ${detail}`),
  windowBytes: 1024,
};

beforeEach(() => {
  events = [];
  sent = [];
  receipts = [];
  fetch = new HistoryFetch({
    session: SESSION,
    from: 3,
    to: null,
    onPart: ({ from, to, records }) =>
      events.push(
        `${from}-${to} ${records.map((record) => (record.kind === 'output' ? Buffer.from(record.bytes) : '')).join()}`,
      ),
    onEnd: (to) => events.push(`end ${to}`),
    onFailed: ({ code, message }) => events.push(`${code}: ${message}`),
  });
  const link = { attach: () => undefined, keyTyped: () => undefined, endSession: () => undefined };
  const release = (channel: number) => events.push(`released ${channel}`);
  fetch.bind({ ...link, send: (message) => sent.push(message), release }, 4);
});

function blockOf(from: number, text: string): Uint8Array {
  const raw = encodeRecords([{ kind: 'output', time: 5, bytes: Buffer.from(text) }], 5);
  const to = from + text.length;
  return encodeBlock({ from, to, time: 5, rawBytes: raw.length, deflated: deflateRawSync(raw) });
}

test('H2: complete blocks are passed on in order, and all received bytes are acknowledged', () => {
  expect(fetch.attachMessage()).toEqual({ type: 'history', channel: 4, session: SESSION, from: 3, to: null });
  const bytes = Buffer.concat([blockOf(0, 'abcdef'), blockOf(6, 'gh')]);
  expect(fetch.data(0, bytes.subarray(0, 40), sender)).toBe(true);
  expect(events).toEqual([]);
  expect(fetch.data(40, bytes.subarray(40), sender)).toBe(true);
  fetch.receive({ type: 'historyEnd', channel: 4, epoch: 'e'.repeat(32), to: 8 }, sender);
  expect(events).toEqual(['0-6 abcdef', '6-8 gh', 'released 4', 'end 8']);
  expect(receipts).toEqual([40, bytes.length]);
  expect(fetch.attachMessage()).toBeUndefined();
});

test('H3: after a cut, the fetch continues from the end of the last complete block', () => {
  fetch.attachMessage();
  const bytes = Buffer.concat([blockOf(0, 'abcdef'), blockOf(6, 'gh')]);
  fetch.data(0, bytes.subarray(0, bytes.length - 1), sender);
  fetch.disconnected();
  expect(fetch.attachMessage()).toMatchObject({ from: 6 });
  fetch.data(0, blockOf(6, 'gh'), sender);
  expect(events).toEqual(['0-6 abcdef', '6-8 gh']);
});

test('H3: canceling a fetch detaches its channel, and later frames have no effect', () => {
  fetch.attachMessage();
  fetch.cancel();
  expect(sent).toEqual([{ type: 'detach', channel: 4 }]);
  expect(fetch.data(0, blockOf(0, 'abc'), sender)).toBe(true);
  fetch.receive({ type: 'historyEnd', channel: 4, epoch: 'e'.repeat(32), to: 8 }, sender);
  expect(events).toEqual(['released 4']);
});

test('H3: a refusal is reported with its code and message', () => {
  fetch.receive({ type: 'refused', channel: 4, code: 'unknown-session', message: 'there is none' }, sender);
  expect(events).toEqual(['released 4', 'unknown-session: there is none']);
});

test.each([
  ['a gap', (fetching: HistoryFetch) => fetching.data(5, blockOf(0, 'abc'), sender)],
  ['data that is not a block', (fetching: HistoryFetch) => fetching.data(0, Buffer.alloc(50, 'x'), sender)],
  [
    'a block whose records inflate to more than its head states',
    (fetching: HistoryFetch) => {
      const deflated = deflateRawSync(Buffer.alloc(1_000_000));
      return fetching.data(0, encodeBlock({ from: 0, to: 9, time: 0, rawBytes: 10, deflated }), sender);
    },
  ],
  ['a snapshot', (fetching: HistoryFetch) => fetching.snapshotPart()],
  ['a receipt', (fetching: HistoryFetch) => fetching.receipt()],
])('H2: %s is a protocol error of the server', (_name, act) => {
  fetch.attachMessage();
  expect(act(fetch)).toBe(false);
  expect(events).toEqual([]);
});
