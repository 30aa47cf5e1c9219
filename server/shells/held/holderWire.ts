/** Wire format between server and holder (docs/HOLDER.md): frames with kind, length and big-endian fields. Pure. */

import type { ShellEnd, TtySize } from '../shell.ts';
import { signaledWith } from '../local/signals.ts';

/** Version of the wire format. */
export const HOLDER_WIRE = 1;

const HEAD_BYTES = 5;
/** Max payload, bytes: 64 KiB of a stream, and their header. */
const MAX_PAYLOAD_BYTES = 65_600;
/** Value of `from` in `hello` for the oldest retained output. */
const OLDEST = 0xffff_ffff_ffff_ffffn;

/** Frames from the server. */
export type ToHolder =
  /** Without `from`, all retained output is requested. */
  | { readonly kind: 'hello'; readonly mode: 'status' | 'attach'; readonly from?: number }
  | { readonly kind: 'input'; readonly epoch: string; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'answer'; readonly outputOffset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'resize'; readonly cols: number; readonly rows: number }
  | { readonly kind: 'ack'; readonly offset: number }
  | { readonly kind: 'signal'; readonly signal: number }
  | { readonly kind: 'forget'; readonly graceMs: number }
  | { readonly kind: 'ping' }
  /** Allows the holder to send output below `offset`. */
  | { readonly kind: 'window'; readonly offset: number }
  /** Asks whether a command runs in the foreground; the reply is `busy`. */
  | { readonly kind: 'askBusy' };

/** Change number `number` of the tty's size, which applies from output offset `at`. */
export type SizedFrame = { readonly number: number; readonly at: number; readonly size: TtySize };

export type WelcomeFrame = {
  readonly kind: 'welcome';
  readonly version: number;
  readonly hasExited: boolean;
  readonly epoch: string;
  /** Offsets of the retained output. */
  readonly start: number;
  readonly end: number;
  readonly answeredTo: number;
  readonly cols: number;
  readonly rows: number;
  readonly pid: number;
  /** Wall time on the holder's machine, ms since 1970. */
  readonly startedAt: number;
  readonly inputs: readonly { readonly epoch: string; readonly received: number }[];
  readonly sizes: readonly SizedFrame[];
  readonly session: string;
  readonly owner: string;
  readonly proof: string;
  readonly directory: string;
};

/** Frames from the holder. */
export type FromHolder =
  | WelcomeFrame
  | { readonly kind: 'output'; readonly offset: number; readonly bytes: Uint8Array }
  | ({ readonly kind: 'sized' } & SizedFrame)
  | { readonly kind: 'taken'; readonly epoch: string; readonly offset: number }
  | { readonly kind: 'exited'; readonly end: ShellEnd; readonly outputEnd: number }
  | { readonly kind: 'fenced' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'pong' }
  | { readonly kind: 'directory'; readonly directory: string }
  /** True while a command other than the shell runs in the foreground. */
  | { readonly kind: 'busy'; readonly isBusy: boolean };

/** Encodes a frame. */
export function encodeToHolder(frame: ToHolder): Buffer {
  switch (frame.kind) {
    case 'hello': {
      const mode = Buffer.from([0, HOLDER_WIRE, frame.mode === 'attach' ? 1 : 0]);
      return encode(1, mode, frame.from === undefined ? u64(OLDEST) : u64(frame.from));
    }
    case 'input':
      return encode(2, Buffer.from(frame.epoch, 'hex'), u64(frame.offset), frame.bytes);
    case 'answer':
      return encode(3, u64(frame.outputOffset), frame.bytes);
    case 'resize':
      return encode(4, u16(frame.cols), u16(frame.rows));
    case 'ack':
      return encode(5, u64(frame.offset));
    case 'signal':
      return encode(6, Buffer.from([frame.signal]));
    case 'forget':
      return encode(7, u32(frame.graceMs));
    case 'ping':
      return encode(8);
    case 'window':
      return encode(9, u64(frame.offset));
    case 'askBusy':
      return encode(10);
  }
}

function encode(kind: number, ...parts: readonly Uint8Array[]): Buffer {
  const payload = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([kind]), u32(payload.length), payload]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function u64(value: number | bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** Decoder of a holder's frames, which accepts bytes in any chunks. */
export class HolderReader {
  #rest: Buffer = Buffer.alloc(0);

  /** Returns the frames that are complete after `bytes`. Throws on malformed data. */
  push(bytes: Uint8Array): FromHolder[] {
    const frames: FromHolder[] = [];
    let data = this.#rest.length === 0 ? view(bytes) : Buffer.concat([this.#rest, bytes]);
    while (data.length >= HEAD_BYTES) {
      const byteCount = data.readUInt32BE(1);
      if (byteCount > MAX_PAYLOAD_BYTES) throw new Error(`a frame of ${byteCount} bytes is too long`);
      if (data.length < HEAD_BYTES + byteCount) break;
      frames.push(decode(data.readUInt8(0), new Fields(data.subarray(HEAD_BYTES, HEAD_BYTES + byteCount))));
      data = data.subarray(HEAD_BYTES + byteCount);
    }
    this.#rest = data;
    return frames;
  }
}

function decode(kind: number, fields: Fields): FromHolder {
  switch (kind) {
    case 1:
      return decodeWelcome(fields);
    case 2:
      return { kind: 'output', offset: fields.offset(), bytes: fields.rest() };
    case 3:
      return { kind: 'sized', ...fields.sized() };
    case 4:
      return { kind: 'taken', epoch: fields.epoch(), offset: fields.offset() };
    case 5:
      return { kind: 'exited', end: decodeEnd(fields), outputEnd: fields.offset() };
    case 6:
      return { kind: 'fenced' };
    case 7:
      return { kind: 'refused', sentence: fields.rest().toString() };
    case 8:
      return { kind: 'pong' };
    case 9:
      return { kind: 'directory', directory: fields.text() };
    case 10:
      return { kind: 'busy', isBusy: fields.u8() === 1 };
    default:
      throw new Error(`a frame of kind ${kind} is unknown`);
  }
}

function decodeEnd(fields: Fields): ShellEnd {
  const bySignal = fields.u8() === 1;
  const value = fields.u32();
  return bySignal ? signaledWith(value) : { kind: 'exited', exitCode: value };
}

/** Decodes a welcome. Later versions may append fields to it. */
function decodeWelcome(fields: Fields): WelcomeFrame {
  return {
    kind: 'welcome',
    version: fields.u16(),
    hasExited: fields.u8() === 1,
    epoch: fields.epoch(),
    start: fields.offset(),
    end: fields.offset(),
    answeredTo: fields.offset(),
    cols: fields.u16(),
    rows: fields.u16(),
    pid: fields.u32(),
    startedAt: fields.offset(),
    inputs: fields.list(fields.u8(), () => ({ epoch: fields.epoch(), received: fields.offset() })),
    sizes: fields.list(fields.u16(), () => fields.sized()),
    session: fields.text(),
    owner: fields.text(),
    proof: fields.text(),
    directory: fields.text(),
  };
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Reads a payload field by field. Throws at the payload's end. */
class Fields {
  readonly #data: Buffer;
  #at = 0;

  constructor(data: Buffer) {
    this.#data = data;
  }

  u8(): number {
    return this.#data.readUInt8(this.#skip(1));
  }

  u16(): number {
    return this.#data.readUInt16BE(this.#skip(2));
  }

  u32(): number {
    return this.#data.readUInt32BE(this.#skip(4));
  }

  /** Reads a number below 2^53. */
  offset(): number {
    const value = Number(this.#data.readBigUInt64BE(this.#skip(8)));
    if (!Number.isSafeInteger(value)) throw new Error(`offset ${value} is not below 2^53`);
    return value;
  }

  epoch(): string {
    const at = this.#skip(16);
    return this.#data.toString('hex', at, this.#at);
  }

  text(): string {
    const byteCount = this.u16();
    const at = this.#skip(byteCount);
    return this.#data.toString('utf8', at, this.#at);
  }

  sized(): SizedFrame {
    return { number: this.u32(), at: this.offset(), size: { cols: this.u16(), rows: this.u16() } };
  }

  list<T>(count: number, read: () => T): T[] {
    return Array.from({ length: count }, read);
  }

  rest(): Buffer {
    return this.#data.subarray(this.#skip(this.#data.length - this.#at));
  }

  /** Advances, and returns the previous position. */
  #skip(byteCount: number): number {
    const at = this.#at;
    if (at + byteCount > this.#data.length) throw new Error('a frame is shorter than its fields');
    this.#at += byteCount;
    return at;
  }
}
