/** Finds a shell's marks and bells in its output as bytes, with the offsets at which they end; in any chunks. Pure. */

import { shellMarkOf, type ShellMark } from './shellMark.ts';

/** A longer operating system command is none of ours, bytes: a long command line, percent-encoded. */
const MAX_COMMAND_BYTES = 16 * 1024;

const BEL = 0x07;
const CAN = 0x18;
const SUB = 0x1a;
const ESC = 0x1b;
const OSC = 0x5d;
/** Begin strings that end with ST and in which a BEL is no bell: DCS, SOS, PM, APC. */
const STRINGS: ReadonlySet<number> = new Set([0x50, 0x58, 0x5e, 0x5f]);

/** `end` is the offset behind it. */
export type FoundMark = (ShellMark | { readonly kind: 'bell' }) & { readonly end: number };

type State = 'ground' | 'escape' | 'command' | 'string';

export class MarkScanner {
  #state: State = 'ground';
  #command: number[] = [];
  #isTooLong = false;

  /** All marks that end in `bytes`, whose first byte is at `offset`. */
  scan(offset: number, bytes: Uint8Array): readonly FoundMark[] {
    let found: FoundMark[] | undefined;
    // Every byte of output comes through here: nothing is allocated before there is something.
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (this.#state === 'ground') {
        if (byte === ESC) this.#state = 'escape';
        else if (byte === BEL) (found ??= []).push({ kind: 'bell', end: offset + at + 1 });
        continue;
      }
      const mark = this.#step(byte);
      if (mark !== undefined) (found ??= []).push({ ...mark, end: offset + at + 1 });
    }
    return found ?? NONE;
  }

  /** Output was lost: what was unfinished is over. */
  reset(): void {
    this.#enter('ground');
  }

  #step(byte: number): ShellMark | undefined {
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
      case 'ground':
        return undefined;
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
    this.#command = [];
    this.#isTooLong = false;
  }
}

const NONE: readonly FoundMark[] = [];

/** Undefined when it is not UTF-8: this folder has no decoder of a platform. */
function utf8Text(bytes: readonly number[]): string | undefined {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return undefined;
  }
}
