/** Records of a history: output with times, and sizes of the tty (H4). */

import { MAX_COLS, MAX_ROWS } from '../limits.ts';
import type { Size } from '../messages/common.ts';
import { malformed, type HistoryError } from './historyError.ts';

/** Times are wall times of the server, ms since 1970. */
export type HistoryRecord =
  | { readonly kind: 'output'; readonly time: number; readonly bytes: Uint8Array }
  /** The tty has this size from here on. */
  | { readonly kind: 'size'; readonly time: number; readonly size: Size };

const OUTPUT = 0;
const SIZE = 1;
/** Max bytes of a number in LEB128: the largest number is 2^53. */
const MAX_NUMBER_BYTES = 8;

/** Encodes records. `time` is the time of their block, and no record is earlier. */
export function encodeRecords(records: readonly HistoryRecord[], time: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(records.reduce((sum, record) => sum + maxBytesOf(record), 0));
  let at = 0;
  let before = time;
  const put = (value: number): void => {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes[at++] = (rest % 0x80) | 0x80;
    bytes[at++] = rest;
  };
  for (const record of records) {
    // A clock that was set back must not cause a negative difference.
    const now = Math.max(before, record.time);
    put(now - before);
    before = now;
    if (record.kind === 'size') for (const value of [SIZE, record.size.cols, record.size.rows]) put(value);
    else {
      put(OUTPUT);
      put(record.bytes.length);
      bytes.set(record.bytes, at);
      at += record.bytes.length;
    }
  }
  return bytes.slice(0, at);
}

/** Decodes the records of a block with this `time`. Output is a view into `bytes`. Malformed input gives an error value. */
export function decodeRecords(bytes: Uint8Array, time: number): readonly HistoryRecord[] | HistoryError {
  const records: HistoryRecord[] = [];
  let at = 0;
  let now = time;
  const take = (): number => {
    let value = 0;
    for (let index = 0, unit = 1; index < MAX_NUMBER_BYTES; index += 1, unit *= 0x80) {
      const byte = bytes[at++];
      if (byte === undefined) return Number.NaN;
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return Number.isSafeInteger(value) ? value : Number.NaN;
    }
    return Number.NaN;
  };
  while (at < bytes.length) {
    now += take();
    const kind = take();
    if (kind === OUTPUT) {
      const length = take();
      if (!(at + length <= bytes.length)) return malformed('a record of output ends beyond its block');
      records.push({ kind: 'output', time: now, bytes: bytes.subarray(at, at + length) });
      at += length;
    } else if (kind === SIZE) {
      const size = { cols: take(), rows: take() };
      if (!isSize(size)) return malformed(`a record of the size ${size.cols} × ${size.rows}`);
      records.push({ kind: 'size', time: now, size });
    } else return malformed(`a record of unknown kind ${kind}`);
    if (!Number.isSafeInteger(now)) return malformed('a record whose time is no number');
  }
  return records;
}

function maxBytesOf(record: HistoryRecord): number {
  return 4 * MAX_NUMBER_BYTES + (record.kind === 'output' ? record.bytes.length : 0);
}

function isSize({ cols, rows }: Size): boolean {
  return cols >= 1 && cols <= MAX_COLS && rows >= 1 && rows <= MAX_ROWS;
}
