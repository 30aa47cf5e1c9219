/** Stream filter that removes queries from the output for a terminal that would answer them (S11). Pure. */

import { isOscQuery, isCsiQuery, isDcsQuery, ESC_QUERY, OSC_QUERIES } from './queries.ts';

const ENQ = 0x05;
const BEL = 0x07;
const CAN = 0x18;
const SUB = 0x1a;
const ESC = 0x1b;
const SPACE = 0x20;
/** First byte that can end an escape sequence. */
const FIRST_FINAL = 0x30;
const DEL = 0x7f;
const BACKSLASH = 0x5c;
/** First byte of a C1 control character in UTF-8, and the offset of its second byte from the byte after ESC. */
const C1_LEAD = 0xc2;
const C1_OFFSET = 0x40;
/** Start of kitty's graphics commands. A terminal that supports them answers each one. */
const GRAPHICS = 0x47;

/** Max bytes buffered of a sequence that may be a query. A longer one is malformed and is dropped. */
export const MAX_BUFFERED_BYTES = 8 * 1024;
/** Commands that are short if they are queries, but may be long otherwise: the clipboard, and iTerm2's files. */
const LONG_COMMANDS: ReadonlySet<number> = new Set([52, 1337]);
/** Matches a sequence that enables focus reports. */
const FOCUS_REPORTS = /^\?([\d;]*;)?1004(;[\d;]*)?h$/;

type State =
  | 'ground'
  | 'escape'
  | 'csi'
  | 'osc'
  | 'dcs'
  | 'apc'
  /** Inside a string that passes. An OSC string also ends with a bell. */
  | 'osc-passes'
  | 'string-passes'
  /** Inside a sequence that is dropped. */
  | 'csi-dropped'
  | 'osc-dropped'
  | 'string-dropped';

const AFTER_ESCAPE: ReadonlyMap<number, State> = new Map([
  [0x5b, 'csi'],
  [0x5d, 'osc'],
  [0x50, 'dcs'],
  [0x58, 'string-passes'],
  [0x5e, 'string-passes'],
  [0x5f, 'apc'],
]);

export class QueryFilter {
  #state: State = 'ground';
  /** Start of a sequence that may be a query, including its introducer. */
  #buffered: number[] = [];
  /** Length of the introducer in `#buffered`, bytes. */
  #introducerBytes = 0;
  /** True if the last byte may start a C1 control character. It is not in `#buffered`. */
  #isLeadBuffered = false;
  /** Number of the buffered OSC command; undefined until it is complete. */
  #command: number | undefined;
  /** True if the next string terminator ends a dropped string. It is then dropped too. */
  #dropsTerminator = false;
  /** True if focus reports were enabled since the last call of `takeFocusRequest`. */
  #hasFocusRequest = false;
  /** Output of the current `push`. Its length so far follows. */
  #out = new Uint8Array(0);
  #length = 0;

  /** Returns the bytes that pass on to the terminal now, from earlier chunks and this one. */
  push(bytes: Uint8Array): Uint8Array {
    this.#out = new Uint8Array(this.#buffered.length + 1 + bytes.length);
    this.#length = 0;
    for (const byte of bytes) this.#take(byte);
    return this.#out.subarray(0, this.#length);
  }

  /** Returns true if a program has enabled focus reports since the last call. Many terminals then report the focus at once. */
  takeFocusRequest(): boolean {
    const hasRequest = this.#hasFocusRequest;
    this.#hasFocusRequest = false;
    return hasRequest;
  }

  #take(byte: number): void {
    if (this.#isLeadBuffered) {
      this.#isLeadBuffered = false;
      if (byte >= 0x80 && byte <= 0x9f) {
        this.#introduced(byte - C1_OFFSET, [C1_LEAD, byte], this.#interrupted());
        return;
      }
      this.#add(C1_LEAD);
    }
    if (byte === C1_LEAD) this.#isLeadBuffered = true;
    else if (byte === ESC) {
      this.#dropsTerminator = this.#interrupted();
      this.#state = 'escape';
      this.#buffered = [ESC];
    } else if (byte === CAN || byte === SUB) {
      this.#drop();
      this.#put(byte);
    } else this.#add(byte);
  }

  /**
   * Ends the sequence that an introducer interrupts. Returns true if that was a dropped string, which the introducer may
   * terminate.
   */
  #interrupted(): boolean {
    let isDropped = this.#state === 'osc-dropped' || this.#state === 'string-dropped';
    // Of all buffered sequences, only an OSC command is complete at this point.
    if (this.#state === 'osc') isDropped = !this.#endOsc();
    else this.#drop();
    return isDropped;
  }

  /** Handles an escape character followed by `byte`, or the equivalent C1 control character. */
  #introduced(byte: number, introducer: number[], dropsTerminator: boolean): void {
    this.#buffered = introducer;
    this.#introducerBytes = introducer.length;
    this.#command = undefined;
    const next = AFTER_ESCAPE.get(byte);
    if (next === 'string-passes' || next === undefined) {
      const isDropped = String.fromCharCode(byte) === ESC_QUERY || (byte === BACKSLASH && dropsTerminator);
      if (isDropped) this.#drop();
      else this.#pass(next ?? 'ground');
    } else this.#state = next;
  }

  #add(byte: number): void {
    switch (this.#state) {
      case 'ground':
        if (byte !== ENQ) this.#put(byte);
        return;
      case 'osc-passes':
      case 'string-passes':
        this.#put(byte);
        if (byte === BEL && this.#state === 'osc-passes') this.#state = 'ground';
        return;
      case 'csi-dropped':
        if (isFinal(byte)) this.#state = 'ground';
        return;
      case 'osc-dropped':
        if (byte === BEL) this.#state = 'ground';
        return;
      case 'string-dropped':
        return;
      default:
        this.#buffer(byte);
    }
  }

  #buffer(byte: number): void {
    switch (this.#state) {
      case 'escape':
        return this.#bufferEscape(byte);
      case 'csi':
        return this.#bufferCsi(byte);
      case 'osc':
        return this.#bufferOsc(byte);
      case 'dcs':
        return this.#bufferDcs(byte);
      default:
        if (byte === GRAPHICS) return this.#drop('string-dropped');
        this.#buffered.push(byte);
        return this.#pass('string-passes');
    }
  }

  #bufferEscape(byte: number): void {
    if (byte === ENQ) return;
    this.#buffered.push(byte);
    if (byte < SPACE || byte === DEL) return;
    if (byte < FIRST_FINAL) return;
    // After intermediates, the byte is no introducer but selects a character set.
    const isSecond = this.#buffered.every((other) => other < SPACE || other === DEL || other === byte);
    if (isSecond) this.#introduced(byte, this.#buffered, this.#dropsTerminator);
    else this.#pass('ground');
  }

  #bufferCsi(byte: number): void {
    if (byte === ENQ) return;
    this.#buffered.push(byte);
    if (byte > DEL) this.#drop();
    else if (isFinal(byte)) {
      const text = this.#bufferedText;
      if (isCsiQuery(text)) this.#drop();
      else {
        this.#hasFocusRequest ||= FOCUS_REPORTS.test(text);
        this.#pass('ground');
      }
    } else if (this.#buffered.length > MAX_BUFFERED_BYTES) this.#drop('csi-dropped');
  }

  #bufferDcs(byte: number): void {
    this.#buffered.push(byte);
    if (byte > DEL) this.#drop();
    else if (isFinal(byte)) {
      if (isDcsQuery(this.#bufferedText)) this.#drop('string-dropped');
      else this.#pass('string-passes');
    } else if (this.#buffered.length > MAX_BUFFERED_BYTES) this.#drop('string-dropped');
  }

  #bufferOsc(byte: number): void {
    this.#buffered.push(byte);
    if (byte === BEL) {
      this.#endOsc();
      return;
    }
    if (this.#command === undefined && byte >= SPACE && !isDigit(byte)) {
      this.#command = Number.parseInt(this.#bufferedText, 10);
      if (!OSC_QUERIES.includes(this.#command)) this.#pass('osc-passes');
    } else if (this.#buffered.length > MAX_BUFFERED_BYTES) {
      if (LONG_COMMANDS.has(this.#command ?? 0)) this.#pass('osc-passes');
      else this.#drop('osc-dropped');
    }
  }

  /** Passes on or drops the buffered OSC command, which is complete. Returns true if it passes. */
  #endOsc(): boolean {
    const text = this.#bufferedText;
    const passes =
      this.#command === undefined || !isOscQuery(this.#command, text.slice(text.indexOf(';') + 1));
    if (passes) this.#pass('ground');
    else this.#drop();
    return passes;
  }

  /** Buffered text after the introducer. Control characters are left out, because terminals execute or ignore them. */
  get #bufferedText(): string {
    const bytes = this.#buffered.slice(this.#introducerBytes).filter((byte) => byte >= SPACE && byte !== DEL);
    return String.fromCharCode(...bytes);
  }

  #pass(next: State): void {
    for (const byte of this.#buffered) this.#put(byte);
    this.#buffered = [];
    this.#state = next;
  }

  /** Drops the buffered sequence. Control characters inside an escape or CSI sequence still pass. */
  #drop(next: State = 'ground'): void {
    const keepsControls = this.#state === 'escape' || this.#state === 'csi';
    for (const byte of this.#buffered) if (keepsControls && byte < SPACE && byte !== ESC) this.#put(byte);
    this.#buffered = [];
    this.#state = next;
  }

  #put(byte: number): void {
    this.#out[this.#length++] = byte;
  }
}

function isFinal(byte: number): boolean {
  return byte >= 0x40 && byte < DEL;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
