// The output side of a terminal: bytes, sizes and snapshots, each once and in their one order.
import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { RemoteOutput } from '../../../client/terminal/remoteOutput.ts';
import type { OutputPosition } from '../../../client/terminal/terminalTypes.ts';
import type { Attached } from '../../../protocol/messages/attached.ts';
import { encodeSnapshot } from '../../../terminal/snapshotBytes.ts';
import { ManualClock } from '../../fakes/manualClock.ts';

const EPOCH = 'e'.repeat(32);
const SMALL = { cols: 80, rows: 24 };
const LARGE = { cols: 200, rows: 50 };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

let life: string[];
let receipts: number[];
let clock: ManualClock;

beforeEach(() => {
  life = [];
  receipts = [];
  clock = new ManualClock();
});

function open(position: OutputPosition | null = null, wantsSnapshots = true): RemoteOutput {
  return new RemoteOutput(clock, position, wantsSnapshots, {
    onReset: (_epoch, { cols }, sizes) => life.push(`reset ${cols} ${sizes}`),
    onOutput: (offset, bytes) => life.push(`${offset}:${Buffer.from(bytes).toString()}`),
    onSize: ({ cols }, number) => life.push(`size ${cols} ${number}`),
    onSnapshot: ({ text }, { from, to }, sizes) =>
      life.push(`snapshot ${from}-${to} ${Buffer.from(text).toString()} ${sizes}`),
    onSkipped: ({ from, to }) => life.push(`skipped ${from}-${to}`),
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

test('S8: a size that lies in the middle of a frame is taken exactly there', () => {
  const out = open();
  attach(out);
  out.sized({ at: 3, size: LARGE, number: 1 });
  out.sized({ at: 3, size: SMALL, number: 2 });
  out.sized({ at: 5, size: LARGE, number: 3 });
  out.data(0, bytesOf('abcdefg'));
  expect(life).toEqual(['reset 80 0', '0:abc', 'size 200 1', 'size 80 2', '3:de', 'size 200 3', '5:fg']);
  expect(out.position).toEqual({ epoch: EPOCH, offset: 7, sizes: 3 });
});

test('S8: a size at the end of what arrived is taken at once, and one that was taken before is not taken again', () => {
  const out = open();
  attach(out);
  out.data(0, bytesOf('abc'));
  out.sized({ at: 3, size: LARGE, number: 1 });
  out.sized({ at: 3, size: LARGE, number: 1 });
  expect(life).toEqual(['reset 80 0', '0:abc', 'size 200 1']);
});

test('S8: a server that no longer knows the count says the size and the count to go on with', () => {
  const out = open({ epoch: EPOCH, offset: 10, sizes: 2 });
  attach(out, { from: 10, end: 10, sizes: 5 }, LARGE);
  expect(life).toEqual(['size 200 5']);
  expect(out.position?.sizes).toBe(5);
});

test('R11: a snapshot stands for what was missed; output goes on behind it', () => {
  const out = open({ epoch: EPOCH, offset: 10, sizes: 0 });
  attach(out, { from: 90, end: 90, sizes: 2, skipped: { from: 10, to: 90, since: 5 }, snapshot: true });
  const parts = compressed('screen');
  expect(out.snapshot(parts.length)).toBe(true);
  expect(out.snapshotPart(0, parts.subarray(0, 4))).toBe(true);
  expect(life, 'half of it is nothing').toEqual([]);
  expect(out.position).toMatchObject({ offset: 10, sizes: 0 });
  expect(out.snapshotPart(4, parts.subarray(4))).toBe(true);
  expect(out.data(90, bytesOf('!'))).toBe(true);
  expect(life).toEqual(['snapshot 10-90 screen 2', '90:!']);
  out.parsed(91);
  clock.advance(1000);
  expect(receipts).toEqual([91]);
});

test('R12: cut in the middle of a snapshot, the terminal asks again from where it was', () => {
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
  expect(life).toEqual(['snapshot 10-95 screen 0']);
});

test.each([
  ['data before it', (out: RemoteOutput) => out.data(90, bytesOf('x'))],
  ['a part that was not announced', (out: RemoteOutput) => out.snapshotPart(0, bytesOf('x'))],
  ['a part out of order', (out: RemoteOutput) => out.snapshot(10) && out.snapshotPart(1, bytesOf('x'))],
  ['more than was announced', (out: RemoteOutput) => out.snapshot(1) && out.snapshotPart(0, bytesOf('xy'))],
  ['a second announcement', (out: RemoteOutput) => out.snapshot(9) && out.snapshot(9)],
])('R12: %s is an error of the server', (_name, act) => {
  const out = open({ epoch: EPOCH, offset: 10, sizes: 0 });
  attach(out, { from: 90, end: 90, skipped: { from: 10, to: 90, since: null }, snapshot: true });
  expect(act(out)).toBe(false);
});

test.each([
  ['none could be made', new Uint8Array(0)],
  ['it is not a snapshot', bytesOf('not deflated')],
  ['it is of another size', compressed('screen', LARGE)],
])('R6 R12: when %s the mark alone stands there, and the size is right', (_name, parts) => {
  const out = open({ epoch: EPOCH, offset: 10, sizes: 0 });
  attach(out, { from: 90, end: 90, sizes: 1, skipped: { from: 10, to: 90, since: null }, snapshot: true });
  out.snapshot(parts.length);
  if (parts.length > 0) out.snapshotPart(0, parts);
  expect(life).toEqual(['skipped 10-90', 'size 80 1']);
  expect(out.data(90, bytesOf('!'))).toBe(true);
});

test('W3: a gap in the middle is filled by a snapshot, or skipped by who wants none', () => {
  const gap = { type: 'gap', channel: 0, from: 3, to: 50, since: null, size: LARGE, sizes: 1 } as const;
  const shown = open();
  attach(shown);
  shown.data(0, bytesOf('abc'));
  shown.gap(gap);
  shown.sized({ at: 50, size: SMALL, number: 2 });
  const parts = compressed('screen', LARGE);
  shown.snapshot(parts.length);
  shown.snapshotPart(0, parts);
  expect(life.splice(0)).toEqual(['reset 80 0', '0:abc', 'snapshot 3-50 screen 1', 'size 80 2']);
  const exact = open(null, false);
  attach(exact);
  exact.data(0, bytesOf('abc'));
  exact.gap(gap);
  exact.data(50, bytesOf('d'));
  expect(life).toEqual(['reset 80 0', '0:abc', 'skipped 3-50', 'size 200 1', '50:d']);
});

test('R5: another epoch starts over, with its own size', () => {
  const out = open({ epoch: 'f'.repeat(32), offset: 999, sizes: 9 });
  attach(out, { from: 0, end: 3, sizes: 0 }, LARGE);
  out.data(0, bytesOf('new'));
  expect(life).toEqual(['reset 200 0', '0:new']);
});

test('S8: however sizes and frames are cut and interleaved, the life is the same', () => {
  const change = fc.record({ at: fc.nat(40), cols: fc.integer({ min: 1, max: 300 }) });
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 9 })),
      (wild, cuts) => {
        life = [];
        const changes = wild
          .toSorted((a, b) => a.at - b.at)
          .map(({ at, cols }, index) => ({ at, size: { cols, rows: 24 }, number: index + 1 }));
        const stream = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEF';
        const out = open();
        attach(out);
        let told = 0;
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const end = Math.min(stream.length, at + (cuts[turn % Math.max(1, cuts.length)] ?? 5));
          // Told no later than the frame that crosses it.
          while (told < changes.length && (changes[told]?.at ?? 0) < end) out.sized(changes[told++] as never);
          out.data(at, bytesOf(stream.slice(at, end)));
          at = end;
        }
        const flat = life
          .slice(1)
          .map((one) => (one.startsWith('size') ? `<${one}>` : one.replace(/^\d+:/, '')));
        const marks = Array.from(stream, (letter, at) => {
          const here = changes.filter((one) => one.at === at);
          return here.map(({ size, number }) => `<size ${size.cols} ${number}>`).join('') + letter;
        });
        expect(flat.join('')).toBe(marks.join(''));
      },
    ),
  );
});
