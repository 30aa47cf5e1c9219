/** Finds a shell's marks and bells in its output, however it is split, with the offset after each one. Pure. */

import { percentDecoded, shellMarkOf, type ShellMark } from './shellMark.ts';

/** Max size of an operating system command (OSC), bytes: a long percent-encoded command line. Longer ones are ignored. */
const MAX_COMMAND_BYTES = 16 * 1024;

const BEL = 0x07;
const CAN = 0x18;
const SUB = 0x1a;
const ESC = 0x1b;
const OSC = 0x5d;
/** Characters that start control strings which end with ST: DCS, SOS, PM, APC. Inside them BEL is not a bell. */
const STRINGS: ReadonlySet<number> = new Set([0x50, 0x58, 0x5e, 0x5f]);

type Unplaced = ShellMark | { readonly kind: 'bell' };
/** A mark or bell; `end` is the offset after it. */
export type FoundMark = Unplaced & { readonly end: number };

type State = 'ground' | 'escape' | 'command' | 'string';

export class MarkScanner {
  #state: State = 'ground';
  #command: number[] = [];
  #isTooLong = false;

  /** Returns all marks that end in `bytes`, whose first byte is at `offset`. */
  scan(offset: number, bytes: Uint8Array): readonly FoundMark[] {
    let found: FoundMark[] | undefined;
    let bell = -1;
    for (let at = 0; at < bytes.length; at += 1) {
      // Hot path: all output passes here, and the platform's search skips plain bytes fast.
      if (this.#state === 'ground') {
        if (bell < at) bell = indexOf(BEL, bytes, at);
        at = Math.min(bell, indexOf(ESC, bytes, at));
        if (at === bytes.length) break;
      }
      const mark = this.#step(bytes[at] as number);
      if (mark !== undefined) (found ??= []).push({ ...mark, end: offset + at + 1 });
    }
    return found ?? NONE;
  }

  /** Drops an unfinished sequence, because output was lost. */
  reset(): void {
    this.#enter('ground');
  }

  #step(byte: number): Unplaced | undefined {
    if (this.#state === 'ground') return byte === BEL ? BELL : this.#enter('escape');
    if (byte === CAN || byte === SUB) return this.#enter('ground');
    switch (this.#state) {
      case 'escape':
        if (byte === OSC) return this.#enter('command');
        if (byte === ESC) return undefined;
        return this.#enter(STRINGS.has(byte) ? 'string' : 'ground');
      case 'string':
        return byte === ESC ? this.#enter('escape') : undefined;
      case 'command':
        if (byte === BEL) return this.#finish('ground');
        if (byte === ESC) return this.#finish('escape');
        return this.#keep(byte);
    }
  }

  #keep(byte: number): undefined {
    if (this.#command.length < MAX_COMMAND_BYTES) this.#command.push(byte);
    else this.#isTooLong = true;
  }

  #finish(next: State): ShellMark | undefined {
    const text = this.#isTooLong ? undefined : utf8Text(this.#command);
    const mark = text === undefined ? undefined : shellMarkOf(text);
    this.#enter(next);
    return mark;
  }

  #enter(state: State): undefined {
    this.#state = state;
    // Most sequences are not marks and need no new array.
    if (this.#command.length > 0) this.#command = [];
    this.#isTooLong = false;
  }
}

const NONE: readonly FoundMark[] = [];
const BELL: Unplaced = { kind: 'bell' };

/** Returns the index of the next `byte` from `from` on, or the length. */
function indexOf(byte: number, bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(byte, from);
  return at < 0 ? bytes.length : at;
}

/** Decodes UTF-8; undefined if it is malformed. The code of this folder must not use a platform's TextDecoder. */
function utf8Text(bytes: readonly number[]): string | undefined {
  return percentDecoded(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
}
