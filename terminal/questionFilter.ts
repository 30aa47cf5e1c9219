/** Takes the questions out of output on its way to a terminal that would answer them (S11), in any chunks. Pure. */

import { asksCommand, asksControl, asksDevice, ESC_QUESTION, OSC_QUESTIONS } from './questions.ts';

const ENQ = 0x05;
const BEL = 0x07;
const CAN = 0x18;
const SUB = 0x1a;
const ESC = 0x1b;
const SPACE = 0x20;
/** The first that ends an escape sequence. */
const FIRST_FINAL = 0x30;
const DEL = 0x7f;
const BACKSLASH = 0x5c;
/** First byte of the C1 control characters as UTF-8, and how far their second is from what ESC needs for the same. */
const C1_LEAD = 0xc2;
const C1_OFFSET = 0x40;
/** kitty's graphics: a terminal that knows them answers every command. */
const GRAPHICS = 0x47;

/** A sequence that may ask is held until it ends, bytes; a longer one is none that anybody means, and dropped. */
export const MAX_HELD_BYTES = 8 * 1024;
/** These commands ask in few bytes, and bring long contents: the clipboard, and iTerm's files. */
const LONG_COMMANDS: ReadonlySet<number> = new Set([52, 1337]);
/** Asks to be told of the focus. */
const FOCUS = /^\?([\d;]*;)?1004(;[\d;]*)?h$/;

type State =
  | 'ground'
  | 'escape'
  | 'csi'
  | 'osc'
  | 'dcs'
  | 'apc'
  /** Inside a string that passes; an operating system command ends with a bell too. */
  | 'osc-passes'
  | 'string-passes'
  /** Inside what is dropped. */
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

export class QuestionFilter {
  #state: State = 'ground';
  /** The beginning of what may be a question, its introducer included, of so many bytes. */
  #held: number[] = [];
  #introducerBytes = 0;
  #isLeadHeld = false;
  /** The number of the operating system command that is held, once it is known. */
  #command: number | undefined;
  /** The terminator of a dropped string is dropped with it. */
  #dropsTerminator = false;
  #isFocusAsked = false;
  #out = new Uint8Array(0);
  #length = 0;

  /** What of `bytes`, and of what was held back before, goes to the terminal now. */
  push(bytes: Uint8Array): Uint8Array {
    this.#out = new Uint8Array(this.#held.length + 1 + bytes.length);
    this.#length = 0;
    for (const byte of bytes) this.#take(byte);
    return this.#out.subarray(0, this.#length);
  }

  /** Whether a program asked to be told of the focus since the last call: many terminals answer with it at once. */
  takeFocusAsked(): boolean {
    const isAsked = this.#isFocusAsked;
    this.#isFocusAsked = false;
    return isAsked;
  }

  #take(byte: number): void {
    if (this.#isLeadHeld) {
      this.#isLeadHeld = false;
      if (byte >= 0x80 && byte <= 0x9f) {
        this.#introduced(byte - C1_OFFSET, [C1_LEAD, byte], this.#interrupted());
        return;
      }
      this.#add(C1_LEAD);
    }
    if (byte === C1_LEAD) this.#isLeadHeld = true;
    else if (byte === ESC) {
      this.#dropsTerminator = this.#interrupted();
      this.#state = 'escape';
      this.#held = [ESC];
    } else if (byte === CAN || byte === SUB) {
      this.#drop();
      this.#put(byte);
    } else this.#add(byte);
  }

  /** Ends what an introducer interrupts; true when a string was dropped, whose terminator that may be. */
  #interrupted(): boolean {
    let isDropped = this.#state === 'osc-dropped' || this.#state === 'string-dropped';
    // Of all that is held only a command is whole by that.
    if (this.#state === 'osc') isDropped = !this.#endCommand();
    else this.#drop();
    return isDropped;
  }

  /** An escape character and `byte`, or the C1 control character that is the same. */
  #introduced(byte: number, held: number[], dropsTerminator: boolean): void {
    this.#held = held;
    this.#introducerBytes = held.length;
    this.#command = undefined;
    const next = AFTER_ESCAPE.get(byte);
    if (next === 'string-passes' || next === undefined) {
      if (String.fromCharCode(byte) === ESC_QUESTION || (byte === BACKSLASH && dropsTerminator)) this.#drop();
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
        this.#hold(byte);
    }
  }

  #hold(byte: number): void {
    switch (this.#state) {
      case 'escape':
        return this.#holdEscape(byte);
      case 'csi':
        return this.#holdControl(byte);
      case 'osc':
        return this.#holdCommand(byte);
      case 'dcs':
        return this.#holdDevice(byte);
      default:
        if (byte === GRAPHICS) return this.#drop('string-dropped');
        this.#held.push(byte);
        return this.#pass('string-passes');
    }
  }

  #holdEscape(byte: number): void {
    if (byte === ENQ) return;
    this.#held.push(byte);
    if (byte < SPACE || byte === DEL) return;
    if (byte < FIRST_FINAL) return;
    // Behind intermediates it is no introducer; they select character sets.
    const isSecond = this.#held.every((held) => held < SPACE || held === DEL || held === byte);
    if (isSecond) this.#introduced(byte, this.#held, this.#dropsTerminator);
    else this.#pass('ground');
  }

  #holdControl(byte: number): void {
    if (byte === ENQ) return;
    this.#held.push(byte);
    if (byte > DEL) this.#drop();
    else if (isFinal(byte)) {
      const text = this.#heldText;
      if (asksControl(text)) this.#drop();
      else {
        this.#isFocusAsked ||= FOCUS.test(text);
        this.#pass('ground');
      }
    } else if (this.#held.length > MAX_HELD_BYTES) this.#drop('csi-dropped');
  }

  #holdDevice(byte: number): void {
    this.#held.push(byte);
    if (byte > DEL) this.#drop();
    else if (isFinal(byte)) {
      if (asksDevice(this.#heldText)) this.#drop('string-dropped');
      else this.#pass('string-passes');
    } else if (this.#held.length > MAX_HELD_BYTES) this.#drop('string-dropped');
  }

  #holdCommand(byte: number): void {
    this.#held.push(byte);
    if (byte === BEL) {
      this.#endCommand();
      return;
    }
    if (this.#command === undefined && byte >= SPACE && !isDigit(byte)) {
      this.#command = Number.parseInt(this.#heldText, 10);
      if (!OSC_QUESTIONS.includes(this.#command)) this.#pass('osc-passes');
    } else if (this.#held.length > MAX_HELD_BYTES) {
      if (LONG_COMMANDS.has(this.#command ?? 0)) this.#pass('osc-passes');
      else this.#drop('osc-dropped');
    }
  }

  /** A whole operating system command is held, but for what ends it if that is no bell; true when it passes. */
  #endCommand(): boolean {
    const text = this.#heldText;
    const passes =
      this.#command === undefined || !asksCommand(this.#command, text.slice(text.indexOf(';') + 1));
    if (passes) this.#pass('ground');
    else this.#drop();
    return passes;
  }

  /** What is held behind its introducer, without the control characters that a terminal does not count to it. */
  get #heldText(): string {
    const bytes = this.#held.slice(this.#introducerBytes).filter((byte) => byte >= SPACE && byte !== DEL);
    return String.fromCharCode(...bytes);
  }

  #pass(next: State): void {
    for (const byte of this.#held) this.#put(byte);
    this.#held = [];
    this.#state = next;
  }

  /** Control characters inside a control sequence act all the same. */
  #drop(next: State = 'ground'): void {
    const acts = this.#state === 'escape' || this.#state === 'csi';
    for (const byte of this.#held) if (acts && byte < SPACE && byte !== ESC) this.#put(byte);
    this.#held = [];
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
