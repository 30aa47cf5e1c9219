// History blocks and records: encoding and decoding, data split anywhere, and malformed data.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BLOCK_HEAD_BYTES,
  BlockReader,
  encodeBlock,
  MAX_BLOCK_OUTPUT_BYTES,
  type Block,
} from '../../../protocol/history/block.ts';
import { decodeRecords, encodeRecords, type HistoryRecord } from '../../../protocol/history/record.ts';

const START = 1_700_000_000_000;
const record: fc.Arbitrary<HistoryRecord> = fc.oneof(
  fc.record({
    kind: fc.constant('output' as const),
    time: fc.integer({ min: START, max: START + 2 ** 40 }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 400 }),
  }),
  fc.record({
    kind: fc.constant('size' as const),
    time: fc.integer({ min: START, max: START + 2 ** 40 }),
    size: fc.record({ cols: fc.integer({ min: 1, max: 2000 }), rows: fc.integer({ min: 1, max: 1000 }) }),
  }),
);
const block: fc.Arbitrary<Block> = fc.record({
  from: fc.constant(2 ** 40),
  to: fc.integer({ min: 2 ** 40, max: 2 ** 40 + MAX_BLOCK_OUTPUT_BYTES }),
  time: fc.maxSafeNat(),
  rawBytes: fc.nat(1000),
  deflated: fc.uint8Array({ maxLength: 300 }),
});

describe('H4: records', () => {
  test('records decode to what was encoded, and a clock that was set back counts as stopped', () => {
    fc.assert(
      fc.property(fc.array(record), (records) => {
        let last = START;
        const expected = records.map((one) => ({ ...one, time: (last = Math.max(last, one.time)) }));
        expect(decodeRecords(encodeRecords(records, START), START)).toEqual(expected);
      }),
    );
  });

  test('records of single keystrokes take a few bytes each', () => {
    const keys = Array.from({ length: 1000 }, (_, at): HistoryRecord => {
      return { kind: 'output', time: START + at * 120, bytes: Uint8Array.of(97) };
    });
    expect(encodeRecords(keys, START).length).toBeLessThan(4100);
  });

  test.each([
    ['an unknown kind', [0, 7], 'unknown kind 7'],
    ['output that ends beyond its block', [0, 0, 9, 1], 'ends beyond'],
    ['a size of zero columns', [0, 1, 0, 24], '0 × 24'],
    ['a size over the limit', [0, 1, 0x80, 0x80, 1, 24], '16384 × 24'],
    ['a number that is cut off', [0x80], 'unknown kind'],
    ['a number that never ends', Array<number>(20).fill(0xff), 'unknown kind'],
  ])('records with %s are malformed', (_name, bytes, words) => {
    const decoded = decodeRecords(Uint8Array.from(bytes), START);
    expect('kind' in decoded && decoded.message).toContain(words);
  });

  test('records decoded from arbitrary bytes give a result and never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => decodeRecords(bytes, START)).not.toThrow();
      }),
    );
  });
});

describe('H4: blocks', () => {
  test('blocks are found in a stream, however it is split', () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 90 })),
        (blocks, cuts) => {
          const stream = Buffer.concat(blocks.map(encodeBlock));
          const reader = new BlockReader();
          const found: Block[] = [];
          for (let at = 0, turn = 0; at < stream.length; turn += 1) {
            const end = at + (cuts[turn % Math.max(1, cuts.length)] ?? 50);
            const read = reader.read(stream.subarray(at, end));
            if ('kind' in read) throw new Error(read.message);
            found.push(...read);
            at = end;
          }
          expect(found).toEqual(blocks.map((one) => ({ ...one, deflated: Uint8Array.from(one.deflated) })));
        },
      ),
    );
  });

  test.each<[string, (view: DataView) => void, string]>([
    ['another beginning', (view) => view.setUint8(0, 0), 'not a history block'],
    ['another version', (view) => view.setUint8(3, 2), 'not a history block'],
    ['an offset over 2^53', (view) => view.setUint32(4, 2 ** 31), 'over 2^53'],
    ['an end before its beginning', (view) => view.setUint32(16, 0), 'cannot hold'],
    ['more output than a block holds', (view) => view.setUint32(16, 2 ** 30), 'cannot hold'],
    ['too many records', (view) => view.setUint32(28, 2 ** 31), 'over the limit'],
    ['too many bytes', (view) => view.setUint32(32, 2 ** 31), 'over the limit'],
  ])('blocks with %s are malformed', (_name, spoil, words) => {
    const bytes = encodeBlock({ from: 5, to: 9, time: START, rawBytes: 4, deflated: Uint8Array.of(1) });
    spoil(new DataView(bytes.buffer));
    const read = new BlockReader().read(bytes);
    expect('kind' in read && read.message).toContain(words);
  });

  test('blocks with an incomplete header wait for more bytes', () => {
    const bytes = encodeBlock({ from: 5, to: 9, time: START, rawBytes: 4, deflated: Uint8Array.of(1) });
    const reader = new BlockReader();
    expect(reader.read(bytes.subarray(0, BLOCK_HEAD_BYTES - 1))).toEqual([]);
    expect(reader.read(bytes.subarray(BLOCK_HEAD_BYTES - 1))).toHaveLength(1);
  });
});
