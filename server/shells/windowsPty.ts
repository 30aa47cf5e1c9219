/** A shell of this computer on Windows' pseudo console, as far as the pty library's public interface goes. */

import { randomBytes } from 'node:crypto';
import { randomId } from '../../protocol/ids.ts';
import { InputOrder } from './inputOrder.ts';
import type { Shell } from './shell.ts';

/** What is used of the library's terminal. */
type ConsolePty = {
  write(data: string): void;
  resize(cols: number, rows: number): void;
  pause(): void;
  resume(): void;
  kill(): void;
  onData(listener: (data: string) => void): unknown;
  onExit(listener: (exit: { readonly exitCode: number }) => void): unknown;
};

/** The library's own queue takes input at once, and its worker reads all output before it reports the exit. */
export function openWindowsPty(pty: ConsolePty): Shell {
  let over = false;
  const input = new InputOrder((bytes, taken) => {
    // The library passes bytes on as they are, whatever its types say.
    pty.write(Buffer.from(bytes) as unknown as string);
    taken();
  });
  const exited = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode }) => {
      over = true;
      input.fail(new Error('the shell has ended'));
      resolve(exitCode);
    });
  });
  pty.pause();
  return {
    epoch: randomId(randomBytes),
    start: (offset, events) => {
      let nextOffset = offset;
      pty.onData((data) => {
        const bytes = Buffer.from(data);
        events.onOutput(nextOffset, bytes);
        nextOffset += bytes.length;
      });
      void exited.then((exitCode) => events.onEnd({ kind: 'exited', exitCode }));
      pty.resume();
    },
    write: (offset, bytes) => input.write(offset, bytes),
    resize: ({ cols, rows }) => {
      if (!over) pty.resize(cols, rows);
    },
    pause: () => pty.pause(),
    resume: () => pty.resume(),
    end: async () => {
      // Closing the pseudo console ends every process attached to it.
      if (!over) pty.kill();
      await exited;
    },
  };
}
