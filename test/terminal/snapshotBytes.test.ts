import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_COLS, MAX_ROWS } from '../../protocol/limits.ts';
import { decodeSnapshot, encodeSnapshot } from '../../terminal/snapshotBytes.ts';

const snapshot = fc.record({
  size: fc.record({
    cols: fc.integer({ min: 1, max: MAX_COLS }),
    rows: fc.integer({ min: 1, max: MAX_ROWS }),
  }),
  text: fc.uint8Array(),
  tail: fc.uint8Array(),
});
const encoded = encodeSnapshot({
  size: { cols: 80, rows: 24 },
  text: Uint8Array.of(1, 2),
  tail: Uint8Array.of(3),
});

function changed(at: number, ...bytes: number[]): Uint8Array {
  const other = encoded.slice();
  other.set(bytes, at);
  return other;
}

test('R12: a snapshot decodes to what was encoded, at any offset of a buffer', () => {
  fc.assert(
    fc.property(snapshot, fc.nat(9), (original, before) => {
      const bytes = encodeSnapshot(original);
      const memory = new Uint8Array(before + bytes.length + 3).fill(0xff);
      memory.set(bytes, before);
      const view = memory.subarray(before, before + bytes.length);
      const decoded = decodeSnapshot(view);
      expect(decoded).toEqual(original);
      // The decoded snapshot does not share the buffer.
      memory.fill(0);
      expect(decoded).toEqual(original);
    }),
  );
});

test.each([
  ['no bytes', new Uint8Array(0), 'snapshot of 0 bytes is shorter than its head'],
  ['half a head', encoded.subarray(0, 7), 'snapshot of 7 bytes is shorter than its head'],
  ['no columns', changed(0, 0, 0), 'snapshot of a terminal of 0 × 24'],
  ['no rows', changed(2, 0, 0), 'snapshot of a terminal of 80 × 0'],
  [
    'too many columns',
    changed(0, (MAX_COLS + 1) >> 8, (MAX_COLS + 1) & 0xff),
    `snapshot of a terminal of ${MAX_COLS + 1} × 24`,
  ],
  [
    'too many rows',
    changed(2, (MAX_ROWS + 1) >> 8, (MAX_ROWS + 1) & 0xff),
    `snapshot of a terminal of 80 × ${MAX_ROWS + 1}`,
  ],
  ['a tail that exceeds the bytes by one', changed(4, 0, 0, 0, 4), 'snapshot ends inside its tail'],
  ['a tail of 4 GiB', changed(4, 0xff, 0xff, 0xff, 0xff), 'snapshot ends inside its tail'],
])('R12: a snapshot with %s is malformed', (_what, bytes, message) => {
  expect(decodeSnapshot(bytes)).toEqual({ kind: 'malformed', message });
});

test('R12: a snapshot may consist of a tail alone', () => {
  expect(decodeSnapshot(changed(4, 0, 0, 0, 3))).toMatchObject({
    tail: Uint8Array.of(3, 1, 2),
    text: new Uint8Array(0),
  });
});

test('R12: decoding arbitrary bytes never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(() => decodeSnapshot(bytes)).not.toThrow();
    }),
  );
});
