/** A shell of this computer on Windows' pseudo console, as far as the pty library's public interface goes. */

import { randomBytes } from 'node:crypto';
import { randomId } from '../../../protocol/ids.ts';
import type { Shell, ShellEvents, TtySize } from '../shell.ts';
import { TtyInput } from '../ttyInput.ts';

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

/** Says every piece of output with its offset, and the end after all of it. */
function relay(pty: ConsolePty, offset: number, events: ShellEvents, exited: Promise<number>): () => number {
  let nextOffset = offset;
  pty.onData((data) => {
    const bytes = Buffer.from(data);
    events.onOutput(nextOffset, bytes);
    nextOffset += bytes.length;
  });
  void exited.then((exitCode) => events.onEnd({ kind: 'exited', exitCode }));
  pty.resume();
  return () => nextOffset;
}

/** The library's own queue takes input at once, and its worker reads all output before it reports the exit. */
export function openWindowsPty(pty: ConsolePty): Shell {
  let over = false;
  const input = new TtyInput((bytes, onTaken) => {
    // The library passes bytes on as they are, whatever its types say.
    pty.write(Buffer.from(bytes) as unknown as string);
    onTaken();
  });
  const exited = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode }) => {
      over = true;
      input.fail(new Error('the shell has ended'));
      resolve(exitCode);
    });
  });
  let sized = (_size: TtySize): void => undefined;
  pty.pause();
  return {
    epoch: randomId(randomBytes),
    durability: 'server',
    start: (offset, events) => {
      const next = relay(pty, offset, events, exited);
      sized = (size) => events.onSized(next(), size);
    },
    write: (bytes) => input.write(bytes),
    resize: (size) => {
      if (over) return;
      sized(size);
      pty.resize(size.cols, size.rows);
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
