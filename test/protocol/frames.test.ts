// Encoding and decoding of binary frames.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeFrame,
  encodeData,
  encodeReceipt,
  encodeSnapshotPart,
  FRAME_HEADER_BYTES,
} from '../../protocol/frames.ts';
import { MAX_DATA_BYTES } from '../../protocol/limits.ts';

const channel = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const offset = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER - MAX_DATA_BYTES });
const payload = fc.uint8Array({ minLength: 1, maxLength: 300 });

describe('F1: frames', () => {
  test('a data frame decodes to what was encoded', () => {
    fc.assert(
      fc.property(channel, offset, payload, (at, from, bytes) => {
        expect(decodeFrame(encodeData(at, from, bytes))).toEqual({
          kind: 'data',
          channel: at,
          offset: from,
          bytes,
        });
      }),
    );
  });

  test('F2: a snapshot part decodes to what was encoded', () => {
    const frame = encodeSnapshotPart(7, 8, Uint8Array.of(9));
    expect(decodeFrame(frame)).toEqual({ kind: 'snapshot', channel: 7, offset: 8, bytes: Uint8Array.of(9) });
  });

  test('F2: an acknowledgment decodes to what was encoded, up to the highest offset', () => {
    fc.assert(
      fc.property(channel, fc.maxSafeNat(), (at, to) => {
        expect(decodeFrame(encodeReceipt(at, to))).toEqual({ kind: 'receipt', channel: at, offset: to });
      }),
    );
  });

  test('numbers in a frame are big-endian and in the specified order', () => {
    const frame = encodeData(0x01020304, 2 ** 40 + 5, Uint8Array.of(0xaa, 0xbb));
    expect([...frame]).toEqual([1, 1, 2, 3, 4, 0, 0, 1, 0, 0, 0, 0, 5, 0xaa, 0xbb]);
  });

  test('a frame inside a larger buffer is decoded from its own bytes', () => {
    const frame = encodeData(7, 8, Uint8Array.of(9));
    const shifted = new Uint8Array([0xff, 0xff, ...frame]).subarray(2);
    expect(decodeFrame(shifted)).toMatchObject({ kind: 'data', channel: 7, offset: 8 });
  });
});

describe('F2: malformed frames', () => {
  const message = (frame: Uint8Array): string => {
    const decoded = decodeFrame(frame);
    return decoded.kind === 'malformed' ? decoded.message : `taken as ${decoded.kind}`;
  };

  test.each([
    ['too short', new Uint8Array(FRAME_HEADER_BYTES - 1), 'shorter than its header'],
    ['data without payload', encodeData(1, 1, new Uint8Array(0)), 'without payload'],
    [
      'a payload over the limit',
      encodeData(1, 1, new Uint8Array(MAX_DATA_BYTES + 1)),
      `over ${MAX_DATA_BYTES}`,
    ],
    ['a receipt with a payload', new Uint8Array([...encodeReceipt(1, 1), 0]), 'receipt with a payload'],
    ['an unknown kind', new Uint8Array(FRAME_HEADER_BYTES).fill(9), 'not below 2^53'],
    ['kind 4', Uint8Array.of(4, ...new Uint8Array(FRAME_HEADER_BYTES - 1)), 'unknown frame kind 4'],
    [
      'a snapshot without payload',
      encodeSnapshotPart(1, 1, new Uint8Array(0)),
      'snapshot frame without payload',
    ],
    ['F3: an offset of 2^53', Uint8Array.of(2, 0, 0, 0, 0, 0, 0x20, 0, 0, 0, 0, 0, 0), 'not below 2^53'],
  ])('decoding gives an error and does not throw: %s', (_name, frame, expected) => {
    expect(message(frame)).toContain(expected);
  });

  test('a payload of exactly the max size is accepted', () => {
    expect(decodeFrame(encodeData(1, 1, new Uint8Array(MAX_DATA_BYTES))).kind).toBe('data');
  });

  test('arbitrary bytes are decoded or rejected', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => typeof decodeFrame(bytes).kind === 'string'),
    );
  });
});
