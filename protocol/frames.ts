/** Encoding and decoding of binary frames: data, acknowledgments ("receipts") and snapshot parts (F1–F3). */

import { CLOSE } from './errors.ts';
import { MAX_DATA_BYTES } from './limits.ts';

export const FRAME_HEADER_BYTES = 13;
const DATA = 1;
const RECEIPT = 2;
const SNAPSHOT = 3;
const TWO_32 = 2 ** 32;

export type Frame =
  | { readonly kind: 'data'; readonly channel: number; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'receipt'; readonly channel: number; readonly offset: number }
  | {
      readonly kind: 'snapshot';
      readonly channel: number;
      readonly offset: number;
      readonly bytes: Uint8Array;
    };

export type FrameError = {
  readonly kind: 'malformed';
  readonly message: string;
  /** Code with which its receiver closes the connection (C8). */
  readonly closeCode: typeof CLOSE.protocolError | typeof CLOSE.tooLarge;
};

/** Encodes a data frame. Its payload is a copy of `bytes`, which start at `offset`. */
export function encodeData(channel: number, offset: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodePayload(DATA, channel, offset, bytes);
}

/** Encodes a snapshot part from a copy of `bytes`. `offset` is the position in the compressed snapshot. */
export function encodeSnapshotPart(
  channel: number,
  offset: number,
  bytes: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return encodePayload(SNAPSHOT, channel, offset, bytes);
}

/** Encodes a receipt, which acknowledges everything below `offset`. */
export function encodeReceipt(channel: number, offset: number): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(FRAME_HEADER_BYTES);
  writeHeader(frame, RECEIPT, channel, offset);
  return frame;
}

/** Decodes a frame. The payload is a view into `frame`. Malformed input gives an error value and never throws. */
export function decodeFrame(frame: Uint8Array): Frame | FrameError {
  if (frame.length < FRAME_HEADER_BYTES)
    return malformed(`frame of ${frame.length} bytes is shorter than its header`);
  const view = new DataView(frame.buffer, frame.byteOffset, FRAME_HEADER_BYTES);
  const channel = view.getUint32(1);
  const offset = view.getUint32(5) * TWO_32 + view.getUint32(9);
  const payloadBytes = frame.length - FRAME_HEADER_BYTES;
  if (!Number.isSafeInteger(offset + payloadBytes)) return malformed('offset is not below 2^53');
  switch (frame[0]) {
    case DATA:
    case SNAPSHOT: {
      const kind = frame[0] === DATA ? 'data' : 'snapshot';
      if (payloadBytes === 0) return malformed(`${kind} frame without payload`);
      if (payloadBytes > MAX_DATA_BYTES)
        return malformed(`${kind} of ${payloadBytes} bytes is over ${MAX_DATA_BYTES}`, CLOSE.tooLarge);
      return { kind, channel, offset, bytes: frame.subarray(FRAME_HEADER_BYTES) };
    }
    case RECEIPT:
      if (payloadBytes > 0) return malformed('receipt with a payload');
      return { kind: 'receipt', channel, offset };
    default:
      return malformed(`unknown frame kind ${frame[0]}`);
  }
}

function encodePayload(
  kind: number,
  channel: number,
  offset: number,
  bytes: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(FRAME_HEADER_BYTES + bytes.length);
  writeHeader(frame, kind, channel, offset);
  frame.set(bytes, FRAME_HEADER_BYTES);
  return frame;
}

function writeHeader(frame: Uint8Array<ArrayBuffer>, kind: number, channel: number, offset: number): void {
  const view = new DataView(frame.buffer);
  view.setUint8(0, kind);
  view.setUint32(1, channel);
  view.setUint32(5, Math.floor(offset / TWO_32));
  view.setUint32(9, offset % TWO_32);
}

function malformed(message: string, closeCode: FrameError['closeCode'] = CLOSE.protocolError): FrameError {
  return { kind: 'malformed', message, closeCode };
}
