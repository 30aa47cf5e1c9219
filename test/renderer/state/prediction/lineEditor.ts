// A minimal program that edits a line as readline does.
import type { Program } from './predictedTerminal.ts';

export type Echo = 'plain' | 'none' | 'stars';

const PROMPT = '$ ';
const BACK = '\b';

export class LineEditor {
  line = '';
  cursor = 0;
  echo: Echo = 'plain';
  /** Returns the line's output, which Enter prints before the next prompt. */
  run: (line: string) => string = () => '';
  readonly prompt: string;

  constructor(prompt = PROMPT) {
    this.prompt = prompt;
  }

  readonly program: Program = (typed) => [this.take(typed)];

  take(typed: string): string {
    switch (typed) {
      case '\r':
        return this.#enter();
      case '\u007f':
        return this.cursor === 0 ? '\u0007' : this.#replace(1, '');
      case '\u001b[D':
        return this.cursor === 0 ? '\u0007' : this.#move(this.cursor - 1);
      case '\u001b[C':
        return this.cursor === this.line.length ? '\u0007' : this.#move(this.cursor + 1);
      case '\u0001':
        return this.#move(0);
      case '\u0005':
        return this.#move(this.line.length);
      case '\u0015':
        return this.#replace(this.cursor, '');
      default:
        return this.#replace(0, typed);
    }
  }

  #enter(): string {
    const output = this.run(this.line);
    [this.line, this.cursor] = ['', 0];
    return `\r\n${output}${this.prompt}`;
  }

  #move(to: number): string {
    const by = to - this.cursor;
    this.cursor = to;
    if (this.echo === 'none') return '';
    return by === 0 ? '' : `\u001b[${Math.abs(by)}${by < 0 ? 'D' : 'C'}`;
  }

  #replace(erased: number, typed: string): string {
    const rest = this.line.slice(this.cursor);
    this.line = this.line.slice(0, this.cursor - erased) + typed + rest;
    this.cursor += typed.length - erased;
    if (this.echo === 'none') return '';
    const shown = this.echo === 'stars' ? '*'.repeat(typed.length + rest.length) : typed + rest;
    return `${BACK.repeat(erased)}${shown}${' '.repeat(erased)}${BACK.repeat(rest.length + erased)}`;
  }
}
