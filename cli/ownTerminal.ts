/** The terminal that this program runs in: raw mode, size, and stops by job control. */

import type { ReadStream, WriteStream } from 'node:tty';
import { MAX_COLS, MAX_ROWS } from '../protocol/limits.ts';
import type { Size } from '../protocol/messages/common.ts';

/** Size of the shell's tty when there is no terminal, or while the terminal does not know its own size. */
const DEFAULT_SIZE: Size = { cols: 80, rows: 24 };

export class OwnTerminal {
  /** Undefined when standard input is not a terminal. */
  readonly input: ReadStream | undefined = process.stdin.isTTY ? process.stdin : undefined;
  /** Undefined when standard output is not a terminal. */
  readonly output: WriteStream | undefined = process.stdout.isTTY ? process.stdout : undefined;
  /** True when escape sequences may be written: a dumb terminal would print them. */
  readonly hasScreen = this.output !== undefined && process.env['TERM'] !== 'dumb';

  /** Current size; a terminal that nobody has resized yet may report 0 × 0. */
  get size(): Size {
    const [cols = 0, rows = 0] = this.output?.getWindowSize() ?? [];
    return {
      cols: Math.min(cols || DEFAULT_SIZE.cols, MAX_COLS),
      rows: Math.min(rows || DEFAULT_SIZE.rows, MAX_ROWS),
    };
  }

  /** Sends keys as they are typed, with every control character. */
  setRaw(): void {
    // The shell that continued this program may have changed the mode: without `false` first, Node changes nothing.
    this.input?.setRawMode(false);
    this.input?.setRawMode(true);
  }

  setCooked(): void {
    this.input?.setRawMode(false);
  }
}

/** Calls `onStop` before a SIGTSTP stops this program, and `onContinue` after any stop; returns a function that ends this. */
export function watchStops(onStop: () => void, onContinue: () => void): () => void {
  const stop = (): void => {
    onStop();
    // With the default action the system stops the program, or ignores the signal where no shell could continue it.
    unwatch();
    process.kill(process.pid, 'SIGTSTP');
    watch();
    onContinue();
  };
  const watch = (): void => {
    process.on('SIGTSTP', stop);
    process.on('SIGCONT', onContinue);
  };
  const unwatch = (): void => {
    process.off('SIGTSTP', stop);
    process.off('SIGCONT', onContinue);
  };
  watch();
  return unwatch;
}
