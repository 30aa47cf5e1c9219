/** Binary form of a snapshot before compression (R12): size, tail, text. */

import { MAX_COLS, MAX_ROWS } from '../protocol/limits.ts';
import type { Size } from '../protocol/messages/common.ts';

/** State of a terminal at an offset of its output. */
export type Snapshot = {
  readonly size: Size;
  /** UTF-8 text that turns a new terminal of that size into an equal one. */
  readonly text: Uint8Array;
  /** Output to parse after the text. It is an unfinished character or sequence. */
  readonly tail: Uint8Array;
};

export type SnapshotError = { readonly kind: 'malformed'; readonly message: string };

/** Size of the header: columns (2 bytes), rows (2), length of the tail (4). The tail and the text follow. */
const HEAD_BYTES = 8;

export function encodeSnapshot({ size, text, tail }: Snapshot): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEAD_BYTES + tail.length + text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, size.cols);
  view.setUint16(2, size.rows);
  view.setUint32(4, tail.length);
  bytes.set(tail, HEAD_BYTES);
  bytes.set(text, HEAD_BYTES + tail.length);
  return bytes;
}

/** Decodes a snapshot. Malformed bytes give an error value, never an exception. */
export function decodeSnapshot(bytes: Uint8Array): Snapshot | SnapshotError {
  if (bytes.length < HEAD_BYTES)
    return malformed(`snapshot of ${bytes.length} bytes is shorter than its head`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEAD_BYTES);
  const size = { cols: view.getUint16(0), rows: view.getUint16(2) };
  if (size.cols < 1 || size.cols > MAX_COLS || size.rows < 1 || size.rows > MAX_ROWS)
    return malformed(`snapshot of a terminal of ${size.cols} × ${size.rows}`);
  const textAt = HEAD_BYTES + view.getUint32(4);
  if (textAt > bytes.length) return malformed('snapshot ends inside its tail');
  return { size, text: bytes.slice(textAt), tail: bytes.slice(HEAD_BYTES, textAt) };
}

function malformed(message: string): SnapshotError {
  return { kind: 'malformed', message };
}
