/** Typed input that the server has not confirmed: it is kept, sent again, discarded, or held for confirmation (R7, R10). */

import { ByteLog } from '../../protocol/resume/byteLog.ts';
import { randomId, type RandomBytes } from '../../protocol/ids.ts';

/** Older input is sent only when the user confirms it, ms: the shell it was typed for may have changed. */
export const CONFIRM_AFTER_MS = 60_000;
/** Input that may wait, bytes: larger than any useful paste. */
export const MAX_PENDING_BYTES = 64 * 1024 * 1024;
/** More unsent input than this is a paste, bytes: nobody types so far ahead of an open connection. */
const MIN_PASTE_BYTES = 1024;
const PASTE_START = new TextEncoder().encode('\u001b[200~');
const PASTE_END = new TextEncoder().encode('\u001b[201~');
/** Keys typed within this time share one timestamp, ms. */
const SAME_MOMENT_MS = 1_000;
const PREVIEW_CHARS = 200;

/** Input below `end`, and not below an earlier entry's end, was typed at `at`, ms since 1970. */
type Moment = { readonly end: number; readonly at: number };

/** Typed input that the server has not received yet. */
export type PendingInput = {
  readonly bytes: number;
  /** Time when the oldest of it was typed, ms since 1970. */
  readonly since: number;
  /** The beginning of the input, with control characters made visible; at most 200 characters. */
  readonly preview: string;
  /** True when it waited for more than a minute: the user has to send or discard it. */
  readonly needsConfirmation: boolean;
};

/** Input of one session at the client. Offsets count within an epoch; a new epoch starts when the server does not know the old one. */
export class InputLog {
  readonly #random: RandomBytes;
  readonly #onReceived: ((waitingBytes: number) => void) | undefined;
  #epoch: string;
  /** Bytes of this epoch that are not known to be received. */
  #log = new ByteLog(MAX_PENDING_BYTES);
  /** In order, up to the end of the log. */
  #moments: Moment[] = [];
  /** Everything below was sent on some connection and may have been received. */
  #sentEnd = 0;
  /** The next attach drops the bytes below this that the server has not received. */
  #dropBelow = 0;
  #needsConfirmation = false;

  /** Calls `onReceived` with the number of bytes that still wait, whenever the shell has received more. */
  constructor(random: RandomBytes, onReceived?: (waitingBytes: number) => void) {
    this.#random = random;
    this.#onReceived = onReceived;
    this.#epoch = randomId(random);
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** Oldest offset that can still be sent. */
  get start(): number {
    return this.#log.start;
  }

  get end(): number {
    return this.#log.end;
  }

  /** True while sending waits for `confirm` or `discard`. */
  get needsConfirmation(): boolean {
    return this.#needsConfirmation;
  }

  /** Takes input typed at `now`; false, and nothing is taken, when too much waits already. */
  type(bytes: Uint8Array, now: number): boolean {
    if (bytes.length > this.#log.free) return false;
    this.#log.append(bytes);
    const last = this.#moments.at(-1);
    const isSameMoment = last !== undefined && now - last.at < SAME_MOMENT_MS;
    if (isSameMoment) this.#moments.pop();
    this.#moments.push({ end: this.#log.end, at: isSameMoment ? last.at : now });
    return true;
  }

  /** Returns bytes from `offset` on for a connection, and counts them as sent. */
  take(offset: number, maxBytes: number): Uint8Array {
    const bytes = this.#log.read(offset, maxBytes) ?? new Uint8Array(0);
    this.#sentEnd = Math.max(this.#sentEnd, offset + bytes.length);
    return bytes;
  }

  /** Everything below `offset` was received. */
  receipt(offset: number): void {
    this.#log.forget(offset);
    this.#moments = this.#moments.filter((moment) => moment.end > this.#log.start);
    this.#onReceived?.(this.#log.end - this.#log.start);
  }

  /**
   * Takes the server's answer to an attach: sending continues at `start`, unless the input needs confirmation. `received` is
   * null when the server does not know the epoch: then the log has a new one, and false means to attach again with it.
   */
  attached(received: number | null, now: number): boolean {
    if (received !== null && received >= this.#log.start && received <= this.#log.end) {
      this.receipt(received);
      this.#drop();
      this.#sentEnd = this.#log.start;
      this.#confirmOlderThan(now - CONFIRM_AFTER_MS);
      return true;
    }
    // It is unknown how much of the input was received: the user has to decide about all of it.
    this.#drop();
    this.#startEpoch();
    this.#confirmOlderThan(now + 1);
    return false;
  }

  /** The user confirmed the input that waits: it may be sent. */
  confirm(): void {
    this.#needsConfirmation = false;
  }

  /**
   * Discards the input that waits: all that the current connection has not sent, from `sentOffset` on. While detached
   * (undefined) also what an earlier connection may have delivered, unless the next attach shows that the server has it.
   */
  discard(sentOffset: number | undefined): void {
    this.#needsConfirmation = false;
    this.#truncate(Math.max(sentOffset ?? this.#sentEnd, this.#log.start));
    if (sentOffset === undefined) this.#dropBelow = this.#log.end;
  }

  /**
   * Takes back the part of a paste that this connection has not sent yet, from `sentOffset` on; true when there was one. A program
   * that reads a paste in brackets gets the closing one.
   */
  takeBackPaste(sentOffset: number, now: number): boolean {
    if (this.#needsConfirmation || this.#log.end - sentOffset < MIN_PASTE_BYTES) return false;
    const rest = this.#read(sentOffset, this.#log.end - sentOffset);
    this.discard(sentOffset);
    if (leavesPasteOpen(rest)) this.type(PASTE_END, now);
    return true;
  }

  /** Input that waits, as it is shown; null when none does. */
  pendingInput(): PendingInput | null {
    const from = Math.max(this.#log.start, Math.min(this.#dropBelow, this.#sentEnd));
    const bytes = this.#log.end - from;
    if (bytes === 0) return null;
    const since = this.#moments.find((moment) => moment.end > from)?.at ?? 0;
    return {
      bytes,
      since,
      preview: preview(this.#read(from, PREVIEW_CHARS)),
      needsConfirmation: this.#needsConfirmation,
    };
  }

  /** Time when the oldest unreceived byte was typed, ms since 1970; undefined when all was received. */
  get oldestAt(): number | undefined {
    return this.#log.end > this.#log.start ? this.#moments[0]?.at : undefined;
  }

  #confirmOlderThan(typedBefore: number): void {
    const oldest = this.oldestAt;
    this.#needsConfirmation = oldest !== undefined && oldest < typedBefore;
  }

  /** Drops the unreceived part below `#dropBelow`; later input takes its place. */
  #drop(): void {
    const from = this.#log.start;
    const to = Math.min(this.#dropBelow, this.#log.end);
    this.#dropBelow = 0;
    if (to <= from) return;
    const tail = this.#read(to, this.#log.end - to);
    const moments = this.#moments.filter((moment) => moment.end > to);
    this.#log.truncate(from);
    this.#log.append(tail);
    this.#moments = moments.map(({ end, at }) => ({ end: end - (to - from), at }));
  }

  #truncate(offset: number): void {
    this.#log.truncate(offset);
    const cut = this.#moments.findIndex((moment) => moment.end >= offset);
    const last = this.#moments[cut];
    if (last !== undefined) this.#moments.splice(cut, Number.POSITIVE_INFINITY, { end: offset, at: last.at });
  }

  #startEpoch(): void {
    const { start } = this.#log;
    const rest = this.#read(start, this.#log.end - start);
    this.#log = new ByteLog(MAX_PENDING_BYTES);
    this.#log.append(rest);
    this.#moments = this.#moments.map(({ end, at }) => ({ end: end - start, at }));
    this.#sentEnd = 0;
    this.#epoch = randomId(this.#random);
  }

  #read(offset: number, maxBytes: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let bytes = 0;
    while (bytes < maxBytes) {
      const part = this.#log.read(offset + bytes, maxBytes - bytes);
      if (part === undefined || part.length === 0) break;
      parts.push(part);
      bytes += part.length;
    }
    return Buffer.concat(parts);
  }
}

/** True when a paste ends in `rest` that began before it. */
function leavesPasteOpen(rest: Uint8Array): boolean {
  const bytes = Buffer.from(rest.buffer, rest.byteOffset, rest.byteLength);
  const end = bytes.indexOf(PASTE_END);
  const start = bytes.indexOf(PASTE_START);
  return end !== -1 && (start === -1 || start > end);
}

/** Input as text: control characters in caret notation (^C) or as a symbol, and a character that is cut as U+FFFD. */
function preview(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const visible = Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (char === '\r' || char === '\n') return '⏎';
    if (code < 0x20) return `^${String.fromCodePoint(code + 0x40)}`;
    return code === 0x7f ? '⌫' : char;
  });
  return visible.join('').slice(0, PREVIEW_CHARS);
}
