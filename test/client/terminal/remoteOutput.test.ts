// Output side of a client's terminal: bytes, sizes and snapshots arrive once and in one order.
import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { RemoteOutput, type OutputPosition } from '../../../client/terminal/remoteOutput.ts';
import type { Attached } from '../../../protocol/messages/attached.ts';
import { encodeSnapshot } from '../../../terminal/snapshotBytes.ts';
import { ManualClock } from '../../fakes/manualClock.ts';

const EPOCH = 'e'.repeat(32);
const SMALL = { cols: 80, rows: 24 };
const LARGE = { cols: 200, rows: 50 };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Events in order. */
let events: string[];
let receipts: number[];
let clock: ManualClock;

beforeEach(() => {
  events = [];
  receipts = [];
  clock = new ManualClock();
});

function open(position: OutputPosition | null = null, wantsSnapshots = true): RemoteOutput {
  return new RemoteOutput(clock, position, wantsSnapshots, {
    onReset: (_epoch, { cols }, sizes) => events.push(`reset ${cols} ${sizes}`),
    onOutput: (offset, bytes) => events.push(`${offset}:${Buffer.from(bytes).toString()}`),
    onSize: ({ cols }, number) => events.push(`size ${cols} ${number}`),
    onSnapshot: ({ text }, { from, to }, sizes) =>
      events.push(`snapshot ${from}-${to} ${Buffer.from(text).toString()} ${sizes}`),
    onSkipped: ({ from, to }) => events.push(`skipped ${from}-${to}`),
  });
}

const output = (more: Partial<Attached['output']> = {}): Attached['output'] => ({
  epoch: EPOCH,
  from: 0,
  end: 0,
  sizes: 0,
  retainedFrom: 0,
  skipped: null,
  snapshot: false,
  ...more,
});

function attach(out: RemoteOutput, more: Partial<Attached['output']> = {}, size = SMALL): void {
  const rest = { type: 'attached', channel: 0, session: `h.${EPOCH}`, input: null } as const;
  const about = {
    target: { kind: 'local' },
    targetName: '',
    state: { kind: 'running' },
    createdAt: 0,
  } as const;
  out.attached({ ...rest, ...about, size, output: output(more) }, (offset) => receipts.push(offset));
}

const compressed = (text: string, size = SMALL): Uint8Array =>
  deflateRawSync(encodeSnapshot({ size, text: bytesOf(text), tail: new Uint8Array(0) }));

test('S8: a size change in the middle of a frame is applied at exactly its offset', () => {
  const out = open();
  attach(out);
  out.sized({ at: 3, size: LARGE, number: 1 });
  out.sized({ at: 3, size: SMALL, number: 2 });
  out.sized({ at: 5, size: LARGE, number: 3 });
  out.data(0, bytesOf('abcdefg'));
  expect(events).toEqual(['reset 80 0', '0:abc', 'size 200 1', 'size 80 2', '3:de', 'size 200 3', '5:fg']);
  expect(out.position).toEqual({ epoch: EPOCH, offset: 7, sizes: 3 });
});

test('S8: a size change at the end of the received output is applied at once, and only once', () => {
  const out = open();
  attach(out);
  out.data(0, bytesOf('abc'));
  out.sized({ at: 3, size: LARGE, number: 1 });
  out.sized({ at: 3, size: LARGE, number: 1 });
  expect(events).toEqual(['reset 80 0', '0:abc', 'size 200 1']);
});

test('S8: if `attached` reports more size changes than the client knows, the client takes over its size and count', () => {
  const out = open({ epoch: EPOCH, offset: 10, sizes: 2 });
  attach(out, { from: 10, end: 10, sizes: 5 }, LARGE);
  expect(events).toEqual(['size 200 5']);
  expect(out.position?.sizes).toBe(5);
});

test('R11: a snapshot replaces the missed output, and later output follows it', () => {
  const out = open({ epoch: EPOCH, offset: 10, sizes: 0 });
  attach(out, { from: 90, end: 90, sizes: 2, skipped: { from: 10, to: 90, since: 5 }, snapshot: true });
  const parts = compressed('screen');
  expect(out.snapshot(parts.length)).toBe(true);
  expect(out.snapshotPart(0, parts.subarray(0, 4))).toBe(true);
  expect(events, 'an incomplete snapshot has no effect').toEqual([]);
  expect(out.position).toMatchObject({ offset: 10, sizes: 0 });
  expect(out.snapshotPart(4, parts.subarray(4))).toBe(true);
  expect(out.data(90, bytesOf('!'))).toBe(true);
  expect(events).toEqual(['snapshot 10-90 screen 2', '90:!']);
  out.parsed(91);
  clock.advance(1000);
  expect(receipts).toEqual([91]);
});

test('R12: after a cut in the middle of a snapshot, the client’s position is still the one before the snapshot', () => {
  const out = open({ epoch: EPOCH, offset: 10, sizes: 0 });
  const skipped = { from: 10, to: 90, since: null };
  attach(out, { from: 90, end: 90, skipped, snapshot: true });
  const parts = compressed('screen');
  out.snapshot(parts.length);
  out.snapshotPart(0, parts.subarray(0, 4));
  out.detached();
  expect(out.position).toEqual({ epoch: EPOCH, offset: 10, sizes: 0 });
  attach(out, { from: 95, end: 95, skipped: { ...skipped, to: 95 }, snapshot: true });
  out.snapshot(parts.length);
  out.snapshotPart(0, parts);
  expect(events).toEqual(['snapshot 10-95 screen 0']);
});

test.each([
  ['data before an announced snapshot', (out: RemoteOutput) => out.data(90, bytesOf('x'))],
  [
    'a part of a snapshot whose size was not announced',
    (out: RemoteOutput) => out.snapshotPart(0, bytesOf('x')),
  ],
  [
    'a snapshot part out of order',
    (out: RemoteOutput) => out.snapshot(10) && out.snapshotPart(1, bytesOf('x')),
  ],
  [
    'a snapshot part that is longer than announced',
    (out: RemoteOutput) => out.snapshot(1) && out.snapshotPart(0, bytesOf('xy')),
  ],
  ['a second announcement of a snapshot', (out: RemoteOutput) => out.snapshot(9) && out.snapshot(9)],
])('R12: %s is a protocol error of the server', (_name, act) => {
  const out = open({ epoch: EPOCH, offset: 10, sizes: 0 });
  attach(out, { from: 90, end: 90, skipped: { from: 10, to: 90, since: null }, snapshot: true });
  expect(act(out)).toBe(false);
});

test.each([
  ['the server could not make a snapshot', new Uint8Array(0)],
  ['the bytes are not a snapshot', bytesOf('not deflated')],
  ['the snapshot has another size', compressed('screen', LARGE)],
])('R6 R12: when %s, the output is skipped and the size is set', (_name, parts) => {
  const out = open({ epoch: EPOCH, offset: 10, sizes: 0 });
  attach(out, { from: 90, end: 90, sizes: 1, skipped: { from: 10, to: 90, since: null }, snapshot: true });
  out.snapshot(parts.length);
  if (parts.length > 0) out.snapshotPart(0, parts);
  expect(events).toEqual(['skipped 10-90', 'size 80 1']);
  expect(out.data(90, bytesOf('!'))).toBe(true);
});

test('W3: a gap in the middle of output is replaced by a snapshot, or skipped if no snapshots are wanted', () => {
  const gap = { type: 'gap', channel: 0, from: 3, to: 50, since: null, size: LARGE, sizes: 1 } as const;
  const withSnapshots = open();
  attach(withSnapshots);
  withSnapshots.data(0, bytesOf('abc'));
  withSnapshots.gap(gap);
  withSnapshots.sized({ at: 50, size: SMALL, number: 2 });
  const parts = compressed('screen', LARGE);
  withSnapshots.snapshot(parts.length);
  withSnapshots.snapshotPart(0, parts);
  expect(events.splice(0)).toEqual(['reset 80 0', '0:abc', 'snapshot 3-50 screen 1', 'size 80 2']);
  const exact = open(null, false);
  attach(exact);
  exact.data(0, bytesOf('abc'));
  exact.gap(gap);
  exact.data(50, bytesOf('d'));
  expect(events).toEqual(['reset 80 0', '0:abc', 'skipped 3-50', 'size 200 1', '50:d']);
});

test('R5: another epoch resets the terminal, with the size of that epoch', () => {
  const out = open({ epoch: 'f'.repeat(32), offset: 999, sizes: 9 });
  attach(out, { from: 0, end: 3, sizes: 0 }, LARGE);
  out.data(0, bytesOf('new'));
  expect(events).toEqual(['reset 200 0', '0:new']);
});

test('S8: sizes are applied at their offsets, however they and the frames are split and ordered', () => {
  const anyChange = fc.record({ at: fc.nat(40), cols: fc.integer({ min: 1, max: 300 }) });
  fc.assert(
    fc.property(
      fc.array(anyChange, { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 9 })),
      (wild, cuts) => {
        events = [];
        const changes = wild
          .toSorted((a, b) => a.at - b.at)
          .map(({ at, cols }, index) => ({ at, size: { cols, rows: 24 }, number: index + 1 }));
        const stream = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEF';
        const out = open();
        attach(out);
        let sent = 0;
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const end = Math.min(stream.length, at + (cuts[turn % Math.max(1, cuts.length)] ?? 5));
          // A size change is sent before the frame that passes its offset.
          while (sent < changes.length && (changes[sent]?.at ?? 0) < end) out.sized(changes[sent++] as never);
          out.data(at, bytesOf(stream.slice(at, end)));
          at = end;
        }
        const flat = events
          .slice(1)
          .map((event) => (event.startsWith('size') ? `<${event}>` : event.replace(/^\d+:/, '')));
        const marks = Array.from(stream, (letter, at) => {
          const here = changes.filter((change) => change.at === at);
          return here.map(({ size, number }) => `<size ${size.cols} ${number}>`).join('') + letter;
        });
        expect(flat.join('')).toBe(marks.join(''));
      },
    ),
  );
});
