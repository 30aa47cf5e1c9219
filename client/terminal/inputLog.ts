/**
 * Typed input that the server has not confirmed. It is kept, sent again, discarded, or held until the user confirms it (R7,
 * R10).
 */

import { ByteLog } from '../../protocol/resume/byteLog.ts';
import { randomId, type RandomBytes } from '../../protocol/ids.ts';

/** Age above which input is sent only if the user confirms it, ms. The shell may have changed since it was typed. */
export const CONFIRM_AFTER_MS = 60_000;
/** Max input that may wait, bytes. It is larger than any useful paste. */
export const MAX_PENDING_BYTES = 64 * 1024 * 1024;
/** More unsent input than this is a paste, bytes: nobody types so far ahead of an open connection. */
const MIN_PASTE_BYTES = 1024;
const PASTE_START = new TextEncoder().encode('\u001b[200~');
const PASTE_END = new TextEncoder().encode('\u001b[201~');
/** Keys typed within this time share one timestamp, ms. */
const SAME_MOMENT_MS = 1_000;
const PREVIEW_CHARS = 200;

/** Input below `end`, down to the previous entry's end, was typed at `at`, ms since 1970. */
type Moment = { readonly end: number; readonly at: number };

/** Typed input that the server has not received yet. */
export type PendingInput = {
  readonly bytes: number;
  /** Time when the oldest part of the input was typed, ms since 1970. */
  readonly since: number;
  /** The beginning of the input, with control characters made visible, at most 200 characters. */
  readonly preview: string;
  /** True if the input waited for more than a minute. The user has to send or discard it. */
  readonly needsConfirmation: boolean;
};

/**
 * Input of one session on the client. Offsets count within an epoch. A new epoch starts if the server does not know the old
 * one.
 */
export class InputLog {
  readonly #random: RandomBytes;
  readonly #onReceived: ((waitingBytes: number) => void) | undefined;
  #epoch: string;
  /** Bytes of this epoch that may not have been received yet. */
  #log = new ByteLog(MAX_PENDING_BYTES);
  /** Typing times in order, up to the end of the log. */
  #moments: Moment[] = [];
  /** Offset below which everything was sent on some connection and may have been received. */
  #sentEnd = 0;
  /** The next attach drops bytes below this offset that the server has not received. */
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

  /** Accepts input typed at `now`. If too much is already waiting, returns false and accepts nothing. */
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

  /** Called when everything below `offset` was received. */
  receipt(offset: number): void {
    this.#log.forget(offset);
    this.#moments = this.#moments.filter((moment) => moment.end > this.#log.start);
    this.#onReceived?.(this.#log.end - this.#log.start);
  }

  /**
   * Handles the server's answer to an attach. Sending continues at `start`, unless the input needs confirmation. `received` is
   * null if the server does not know the epoch. Then the log starts a new epoch and returns false, and the caller must attach
   * again.
   */
  attached(received: number | null, now: number): boolean {
    if (received !== null && received >= this.#log.start && received <= this.#log.end) {
      this.receipt(received);
      this.#drop();
      this.#sentEnd = this.#log.start;
      this.#confirmOlderThan(now - CONFIRM_AFTER_MS);
      return true;
    }
    // It is unknown how much of the input was received, so the user has to decide about all of it.
    this.#drop();
    this.#startEpoch();
    this.#confirmOlderThan(now + 1);
    return false;
  }

  /** Called when the user has confirmed the waiting input, so that it may be sent. */
  confirm(): void {
    this.#needsConfirmation = false;
  }

  /**
   * Discards the waiting input: all that the current connection has not sent, from `sentOffset` on. While detached (undefined),
   * also discards what an earlier connection may have delivered, unless the next attach shows that the server has it.
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

  /** Time when the oldest unreceived byte was typed, ms since 1970; undefined if all was received. */
  get oldestAt(): number | undefined {
    return this.#log.end > this.#log.start ? this.#moments[0]?.at : undefined;
  }

  #confirmOlderThan(typedBefore: number): void {
    const oldest = this.oldestAt;
    this.#needsConfirmation = oldest !== undefined && oldest < typedBefore;
  }

  /** Drops the unreceived part below `#dropBelow`. Later input gets its offsets. */
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
