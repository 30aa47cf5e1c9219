/** Records of a journal, and their encoding. */

import type { Size } from '../../../protocol/messages/common.ts';

/**
 * A record. `at` is the output offset after it, and `sizes` counts the session's size changes up to it (S8).
 */
export type JournalRecord = { readonly at: number; readonly sizes: number } & JournalContent;

export type JournalContent =
  /** First record of every journal: epoch of the output, which starts at the record's offset. */
  | { readonly kind: 'begin'; readonly epoch: string }
  /** Snapshot that the page made of a terminal of `size`; it replaces all records before it. */
  | { readonly kind: 'checkpoint'; readonly size: Size; readonly text: string }
  | { readonly kind: 'output'; readonly bytes: Uint8Array }
  /** Size of the tty from this record on. */
  | { readonly kind: 'size'; readonly size: Size }
  /** Note beside the first line, about missing output before that line. */
  | { readonly kind: 'top-mark'; readonly text: string }
  /** A line written by the app itself, e.g. in place of output that is stored nowhere any more (R6). */
  | { readonly kind: 'mark'; readonly text: string }
  /**
   * Start of another shell below the line `mark`. All records before it belong to a former shell and have no
   * offsets.
   */
  | { readonly kind: 'successor'; readonly mark: string }
  /**
   * The server's snapshot, which resets the terminal and replaces the output from offset `from` on (R11).
   * `mark` is the note at its first line. `tail` is unfinished output that is written after the text.
   */
  | {
      readonly kind: 'snapshot';
      readonly from: number;
      readonly mark: string;
      readonly size: Size;
      readonly text: Uint8Array;
      readonly tail: Uint8Array;
    };

/** Record kinds; a kind's index is its byte on disk. */
const KINDS = ['begin', 'checkpoint', 'output', 'size', 'mark', 'snapshot', 'successor', 'top-mark'] as const;

/** Head of a record: kind (1 byte), offset (8 bytes), number of size changes (4 bytes). */
const HEAD_BYTES = 13;
/** Head of a snapshot: size (4 bytes), `from` (8), length of the mark (4), length of the tail (4). */
const SNAPSHOT_HEAD_BYTES = 20;
const SIZE_BYTES = 4;
const TWO_32 = 2 ** 32;

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();

/** Encoded record. */
export function encodeRecord(record: JournalRecord): Uint8Array<ArrayBuffer> {
  const parts = payloadOf(record);
  const body = new Uint8Array(HEAD_BYTES + parts.reduce((sum, part) => sum + part.length, 0));
  const view = new DataView(body.buffer);
  view.setUint8(0, KINDS.indexOf(record.kind));
  setOffset(view, 1, record.at);
  view.setUint32(9, record.sizes);
  let end = HEAD_BYTES;
  for (const part of parts) {
    body.set(part, end);
    end += part.length;
  }
  return body;
}

/**
 * The record encoded in `body`, or null when it is invalid. Output bytes are a view into `body`, not a copy.
 */
export function decodeRecord(body: Uint8Array): JournalRecord | null {
  if (body.length < HEAD_BYTES) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const content = contentOf(KINDS[view.getUint8(0)], body.subarray(HEAD_BYTES));
  return content === null ? null : { at: offsetAt(view, 1), sizes: view.getUint32(9), ...content };
}

function contentOf(kind: JournalContent['kind'] | undefined, payload: Uint8Array): JournalContent | null {
  const isShort = payload.length < SIZE_BYTES;
  switch (kind) {
    case 'begin':
      return { kind, epoch: fromUtf8.decode(payload) };
    case 'output':
      return { kind, bytes: payload };
    case 'mark':
    case 'top-mark':
      return { kind, text: fromUtf8.decode(payload) };
    case 'successor':
      return { kind, mark: fromUtf8.decode(payload) };
    case 'size':
      return isShort ? null : { kind, size: sizeOf(payload) };
    case 'checkpoint':
      return isShort
        ? null
        : { kind, size: sizeOf(payload), text: fromUtf8.decode(payload.subarray(SIZE_BYTES)) };
    case 'snapshot':
      return snapshotOf(payload);
    default:
      return null;
  }
}

function snapshotOf(payload: Uint8Array): JournalContent | null {
  if (payload.length < SNAPSHOT_HEAD_BYTES) return null;
  const view = new DataView(payload.buffer, payload.byteOffset, SNAPSHOT_HEAD_BYTES);
  const tailAt = SNAPSHOT_HEAD_BYTES + view.getUint32(12);
  const textAt = tailAt + view.getUint32(16);
  if (textAt > payload.length) return null;
  return {
    kind: 'snapshot',
    from: offsetAt(view, 4),
    mark: fromUtf8.decode(payload.subarray(SNAPSHOT_HEAD_BYTES, tailAt)),
    size: sizeOf(payload),
    text: payload.subarray(textAt),
    tail: payload.subarray(tailAt, textAt),
  };
}

function payloadOf(record: JournalContent): readonly Uint8Array[] {
  switch (record.kind) {
    case 'begin':
      return [utf8.encode(record.epoch)];
    case 'checkpoint':
      return [sizeBytes(record.size), utf8.encode(record.text)];
    case 'output':
      return [record.bytes];
    case 'size':
      return [sizeBytes(record.size)];
    case 'mark':
    case 'top-mark':
      return [utf8.encode(record.text)];
    case 'successor':
      return [utf8.encode(record.mark)];
    case 'snapshot':
      return snapshotBytes(record);
  }
}

function snapshotBytes(record: Extract<JournalContent, { kind: 'snapshot' }>): readonly Uint8Array[] {
  const mark = utf8.encode(record.mark);
  const head = new Uint8Array(SNAPSHOT_HEAD_BYTES);
  head.set(sizeBytes(record.size));
  const view = new DataView(head.buffer);
  setOffset(view, 4, record.from);
  view.setUint32(12, mark.length);
  view.setUint32(16, record.tail.length);
  return [head, mark, record.tail, record.text];
}

function setOffset(view: DataView, position: number, offset: number): void {
  view.setUint32(position, Math.floor(offset / TWO_32));
  view.setUint32(position + 4, offset % TWO_32);
}

function offsetAt(view: DataView, position: number): number {
  return view.getUint32(position) * TWO_32 + view.getUint32(position + 4);
}

function sizeBytes({ cols, rows }: Size): Uint8Array {
  return Uint8Array.of(cols >> 8, cols & 0xff, rows >> 8, rows & 0xff);
}

function sizeOf(payload: Uint8Array): Size {
  const [colsHigh = 0, colsLow = 0, rowsHigh = 0, rowsLow = 0] = payload;
  return { cols: colsHigh * 256 + colsLow, rows: rowsHigh * 256 + rowsLow };
}
