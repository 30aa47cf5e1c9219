/** What a saved screen is made of: the parts of a terminal's life, in order. */

import type { Size } from '../../protocol/messages/common.ts';

export type JournalRecord =
  /** First record of every journal: whose output this is. `at` is the offset where it begins. */
  | { readonly kind: 'begin'; readonly at: number; readonly epoch: string }
  /** Text that stands for everything below `at`, in a terminal of `size`. */
  | { readonly kind: 'repaint'; readonly at: number; readonly size: Size; readonly text: string }
  /** Output that ends at `at`. */
  | { readonly kind: 'output'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'size'; readonly at: number; readonly size: Size }
  /** A line of the app's own; output goes on at `at`, possibly after a stated gap (R6). */
  | { readonly kind: 'mark'; readonly at: number; readonly text: string };

const KINDS = ['begin', 'repaint', 'output', 'size', 'mark'] as const;

/** Kind (1 byte), offset (8 bytes). */
const HEAD_BYTES = 9;
const SIZE_BYTES = 4;
const TWO_32 = 2 ** 32;

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();

/** The record as bytes. */
export function encodeRecord(record: JournalRecord): Uint8Array<ArrayBuffer> {
  const parts = payloadOf(record);
  const body = new Uint8Array(HEAD_BYTES + parts.reduce((sum, part) => sum + part.length, 0));
  const view = new DataView(body.buffer);
  view.setUint8(0, KINDS.indexOf(record.kind));
  view.setUint32(1, Math.floor(record.at / TWO_32));
  view.setUint32(5, record.at % TWO_32);
  let end = HEAD_BYTES;
  for (const part of parts) {
    body.set(part, end);
    end += part.length;
  }
  return body;
}

/** The record that `body` stands for, or null; output is a view into `body`. */
export function decodeRecord(body: Uint8Array): JournalRecord | null {
  if (body.length < HEAD_BYTES) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const at = view.getUint32(1) * TWO_32 + view.getUint32(5);
  const payload = body.subarray(HEAD_BYTES);
  switch (KINDS[view.getUint8(0)]) {
    case 'begin':
      return { kind: 'begin', at, epoch: fromUtf8.decode(payload) };
    case 'output':
      return { kind: 'output', at, bytes: payload };
    case 'mark':
      return { kind: 'mark', at, text: fromUtf8.decode(payload) };
    case 'size':
      return payload.length < SIZE_BYTES ? null : { kind: 'size', at, size: sizeOf(view) };
    case 'repaint': {
      if (payload.length < SIZE_BYTES) return null;
      return { kind: 'repaint', at, size: sizeOf(view), text: fromUtf8.decode(payload.subarray(SIZE_BYTES)) };
    }
    default:
      return null;
  }
}

function payloadOf(record: JournalRecord): readonly Uint8Array[] {
  switch (record.kind) {
    case 'begin':
      return [utf8.encode(record.epoch)];
    case 'repaint':
      return [sizeBytes(record.size), utf8.encode(record.text)];
    case 'output':
      return [record.bytes];
    case 'size':
      return [sizeBytes(record.size)];
    case 'mark':
      return [utf8.encode(record.text)];
  }
}

function sizeBytes({ cols, rows }: Size): Uint8Array {
  return Uint8Array.of(cols >> 8, cols & 0xff, rows >> 8, rows & 0xff);
}

function sizeOf(body: DataView): Size {
  return { cols: body.getUint16(HEAD_BYTES), rows: body.getUint16(HEAD_BYTES + 2) };
}
