/** What was typed and is not known to be received: held, resent, taken back or asked about (R7, R10). */

import { ByteLog } from '../../protocol/resume/byteLog.ts';
import { randomId, type RandomBytes } from '../../protocol/ids.ts';

/** Older input is not sent without asking, ms: the world it was typed into may have changed. */
export const ASK_AFTER_MS = 60_000;
/** Input that may wait, bytes: larger than any paste that makes sense, and bounded. */
export const MAX_HELD_BYTES = 64 * 1024 * 1024;
/** More unsent input than this is a paste, bytes: nobody types so far ahead of a connection that is there. */
const MIN_PASTE_BYTES = 1024;
const PASTE_START = new TextEncoder().encode('\u001b[200~');
const PASTE_END = new TextEncoder().encode('\u001b[201~');
/** Keys typed within this time share one timestamp, ms. */
const SAME_MOMENT_MS = 1_000;
const PREVIEW_CHARS = 200;

/** `[.., end)` was typed by `at`, ms since 1970; entries are in order. */
type Moment = { readonly end: number; readonly at: number };

/** Typed input that no server has received (yet). */
export type PendingInput = {
  readonly bytes: number;
  /** When the oldest of it was typed, ms since 1970. */
  readonly since: number;
  /** What was typed, with control characters made visible; at most 200 characters. */
  readonly preview: string;
  /** It waited for more than a minute: `Send` or `Discard` decides. */
  readonly asking: boolean;
};

/** One session's input at the client. Offsets are of the epoch; a new epoch starts when the server forgot the old one. */
export class InputLog {
  readonly #random: RandomBytes;
  readonly #onReceived: ((waitingBytes: number) => void) | undefined;
  #epoch: string;
  #log = new ByteLog(MAX_HELD_BYTES);
  #moments: Moment[] = [];
  /** Everything below was given to some connection and may have been received. */
  #handed = 0;
  /** While detached: bytes below this that turn out unreceived are dropped. */
  #dropBelow = 0;
  #asking = false;

  /** @param onReceived is told how much still waits, bytes, whenever the shell has more. */
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

  /** Whether sending waits for `send` or `discard`. */
  get asking(): boolean {
    return this.#asking;
  }

  /** Takes input that was typed at `now`; false, and nothing is taken, when too much waits already. */
  type(bytes: Uint8Array, now: number): boolean {
    if (bytes.length > this.#log.free) return false;
    this.#log.append(bytes);
    const last = this.#moments.at(-1);
    const same = last !== undefined && now - last.at < SAME_MOMENT_MS;
    if (same) this.#moments.pop();
    this.#moments.push({ end: this.#log.end, at: same ? last.at : now });
    return true;
  }

  /** Bytes to send from `offset` on, now in the hands of a connection. */
  take(offset: number, maxBytes: number): Uint8Array {
    const bytes = this.#log.read(offset, maxBytes) ?? new Uint8Array(0);
    this.#handed = Math.max(this.#handed, offset + bytes.length);
    return bytes;
  }

  /** Everything below `offset` was received. */
  receipt(offset: number): void {
    this.#log.forget(offset);
    this.#moments = this.#moments.filter((moment) => moment.end > this.#log.start);
    this.#onReceived?.(this.#log.end - this.#log.start);
  }

  /**
   * The server said on attaching how much it had received; null when it no longer knows the epoch, and the answer is
   * then false: attach again with the new epoch. Sending goes on at `start`, unless `asking`.
   */
  attached(received: number | null, now: number): boolean {
    if (received !== null && received >= this.#log.start && received <= this.#log.end) {
      this.receipt(received);
      this.#drop();
      this.#handed = this.#log.start;
      this.#askAbout(now - ASK_AFTER_MS);
      return true;
    }
    // Nobody knows any more what of it was received: a new epoch, and the user decides.
    this.#drop();
    this.#restart();
    this.#askAbout(now + 1);
    return false;
  }

  /** The user wants what waited to be sent. */
  send(): void {
    this.#asking = false;
  }

  /**
   * The user takes back what waits. While attached that is all from `sentOffset` on, where this connection's sending
   * stands; while detached (undefined) also what an old connection may have delivered, unless the server has it.
   */
  discard(sentOffset: number | undefined): void {
    this.#asking = false;
    this.#truncate(Math.max(sentOffset ?? this.#handed, this.#log.start));
    if (sentOffset === undefined) this.#dropBelow = this.#log.end;
  }

  /**
   * Takes back the part of a paste that this connection has not sent yet, from `sentOffset` on; true when there was one. A program
   * that reads a paste in brackets gets the closing one.
   */
  takeBackPaste(sentOffset: number, now: number): boolean {
    if (this.#asking || this.#log.end - sentOffset < MIN_PASTE_BYTES) return false;
    const rest = this.#read(sentOffset, this.#log.end - sentOffset);
    this.discard(sentOffset);
    if (leavesPasteOpen(rest)) this.type(PASTE_END, now);
    return true;
  }

  /** What waits, for the status; null when nothing does. */
  pendingInput(): PendingInput | null {
    const from = Math.max(this.#log.start, Math.min(this.#dropBelow, this.#handed));
    const bytes = this.#log.end - from;
    if (bytes === 0) return null;
    const since = this.#moments.find((moment) => moment.end > from)?.at ?? 0;
    return { bytes, since, preview: preview(this.#read(from, PREVIEW_CHARS)), asking: this.#asking };
  }

  /** When the oldest unreceived byte was typed, ms since 1970, or undefined when all was received. */
  get oldestAt(): number | undefined {
    return this.#log.end > this.#log.start ? this.#moments[0]?.at : undefined;
  }

  #askAbout(typedBefore: number): void {
    const oldest = this.oldestAt;
    this.#asking = oldest !== undefined && oldest < typedBefore;
  }

  /** Drops the unreceived part below `#dropBelow`; what was typed after it moves up. */
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

  #restart(): void {
    const { start } = this.#log;
    const rest = this.#read(start, this.#log.end - start);
    this.#log = new ByteLog(MAX_HELD_BYTES);
    this.#log.append(rest);
    this.#moments = this.#moments.map(({ end, at }) => ({ end: end - start, at }));
    this.#handed = 0;
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

/** Control characters in the notation of keyboards (^C) and arrows; bytes that are cut in the middle show as U+FFFD. */
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
