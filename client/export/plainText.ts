/**
 * Writes recorded output as plain text, with each line in its last state. Escape sequences are removed. Carriage return,
 * backspace, and moves and erasing within a line work as on a terminal, so that only the last state of a progress bar is
 * written. Output to the alternate screen is left out, and moves between lines are ignored.
 */

import type { HistoryRecord } from '../../protocol/history/record.ts';
import { MAX_COLS } from '../../protocol/limits.ts';

/** Max length of a line, characters. A longer one is split, so that it does not fill the memory. */
const MAX_LINE_CHARS = 1_000_000;
const MAX_PARAMETER_CHARS = 64;

const ESC = 0x1b;
const CSI = 0x9b;
/** DCS, SOS, OSC, PM and APC. Each one starts a string that lasts until a terminator. */
const STRING_STARTS: ReadonlySet<number> = new Set([0x90, 0x98, 0x9d, 0x9e, 0x9f]);
const STRING_END = 0x9c;
const BEL = 0x07;
/** Cancel and substitute characters, which end a sequence. */
const CANCELS: ReadonlySet<number> = new Set([0x18, 0x1a]);
/** Difference between the letter after ESC and the 8-bit control character that it stands for. */
const TO_8_BIT = 0x40;
/** DEC private modes that switch to the alternate screen. */
const ALTERNATE_SCREEN: ReadonlySet<string> = new Set(['47', '1047', '1049']);

type State = 'text' | 'escape' | 'intermediate' | 'csi' | 'string';

export class PlainText {
  readonly #utf8 = new TextDecoder();
  #state: State = 'text';
  /** Parameters of the CSI sequence that is currently read. */
  #parameters = '';
  #isAlternate = false;
  /** Characters of the current line, by column. */
  #line: string[] = [];
  #column = 0;
  /** Finished lines that were not returned yet. */
  #finished = '';

  records(records: readonly HistoryRecord[]): string {
    for (const record of records)
      if (record.kind === 'output') this.#write(this.#utf8.decode(record.bytes, { stream: true }));
    return this.#take();
  }

  /** Writes the note on a line of its own. */
  missing(note: string): string {
    this.#write(this.#utf8.decode());
    this.#state = 'text';
    if (this.#line.length > 0) this.#newLine();
    this.#column = 0;
    this.#finished += `${note}\n`;
    return this.#take();
  }

  /** Returns the last line if it has no line feed. */
  end(): string {
    this.#write(this.#utf8.decode());
    if (this.#line.length > 0) this.#newLine();
    return this.#take();
  }

  #take(): string {
    const text = this.#finished;
    this.#finished = '';
    return text;
  }

  #write(text: string): void {
    for (const char of text) {
      const code = char.codePointAt(0) ?? 0;
      if (this.#state === 'text') this.#text(char, code);
      else if (CANCELS.has(code)) this.#state = 'text';
      else if (code === ESC) this.#state = 'escape';
      else this.#sequence(char, code);
    }
  }

  #text(char: string, code: number): void {
    if (code >= 0xa0 || (code >= 0x20 && code < 0x7f) || char === '\t') this.#put(char);
    else if (char === '\n') this.#newLine();
    else if (char === '\r') this.#column = 0;
    else if (char === '\b') this.#column = Math.max(0, this.#column - 1);
    else if (code === ESC) this.#state = 'escape';
    else this.#control(code);
  }

  /** Handles a C1 control character, sent as one byte or as ESC and a letter. */
  #control(code: number): void {
    this.#parameters = '';
    if (code === CSI) this.#state = 'csi';
    else this.#state = STRING_STARTS.has(code) ? 'string' : 'text';
  }

  #sequence(char: string, code: number): void {
    switch (this.#state) {
      case 'escape':
        if (code >= 0x20 && code < 0x30) this.#state = 'intermediate';
        else this.#control(code >= 0x40 && code < 0x60 ? code + TO_8_BIT : 0);
        return;
      case 'intermediate':
        if (code >= 0x30) this.#state = 'text';
        return;
      case 'csi':
        this.#csi(char, code);
        return;
      case 'string':
        if (code === BEL || code === STRING_END) this.#state = 'text';
        return;
      case 'text':
    }
  }

  #csi(char: string, code: number): void {
    // A control character inside a sequence acts as if it came before the sequence.
    if (code < 0x20) this.#text(char, code);
    else if (code >= 0x40) {
      this.#state = 'text';
      this.#act(char, this.#parameters);
    } else if (this.#parameters.length < MAX_PARAMETER_CHARS) this.#parameters += char;
  }

  #act(final: string, parameters: string): void {
    const count = Math.max(1, Number.parseInt(parameters, 10) || 1);
    if (final === 'h' || final === 'l') this.#setModes(parameters, final === 'h');
    else if (final === 'C') this.#move(this.#column + count);
    else if (final === 'D') this.#move(this.#column - count);
    else if (final === 'G') this.#move(count - 1);
    else if (final === 'K') this.#erase(parameters);
  }

  #setModes(parameters: string, isSet: boolean): void {
    const [marker, modes] = [parameters.charAt(0), parameters.slice(1).split(';')];
    if (marker === '?' && modes.some((mode) => ALTERNATE_SCREEN.has(mode))) this.#isAlternate = isSet;
  }

  /** Moves to a column, but not beyond the widest terminal. So a few bytes cannot create a line of a million blanks. */
  #move(column: number): void {
    this.#column = Math.max(0, Math.min(MAX_COLS - 1, column));
  }

  #erase(parameters: string): void {
    if (this.#isAlternate) return;
    if (parameters === '2') this.#line = [];
    else if (parameters === '1') this.#line.fill(' ', 0, this.#column + 1);
    else this.#line.length = Math.min(this.#line.length, this.#column);
  }

  #put(char: string): void {
    if (this.#isAlternate) return;
    while (this.#line.length < this.#column) this.#line.push(' ');
    this.#line[this.#column] = char;
    this.#column += 1;
    if (this.#column < MAX_LINE_CHARS) return;
    this.#newLine();
    this.#column = 0;
  }

  #newLine(): void {
    if (this.#isAlternate) return;
    this.#finished += `${this.#line.join('').trimEnd()}\n`;
    // A line feed keeps the column. Only a carriage return goes to the beginning of the line.
    this.#line = [];
  }
}
