/** Shells on Windows' pseudo console, through the pty library's public interface. */

import { randomBytes } from 'node:crypto';
import { randomId } from '../../../protocol/ids.ts';
import type { Shell, ShellEvents, TtySize } from '../shell.ts';
import { TtyInput } from '../ttyInput.ts';

/** The used part of the library's terminal. */
type ConsolePty = {
  write(data: string): void;
  resize(cols: number, rows: number): void;
  pause(): void;
  resume(): void;
  kill(): void;
  onData(listener: (data: string) => void): unknown;
  onExit(listener: (exit: { readonly exitCode: number }) => void): unknown;
};

/** Emits output with offsets, then the end. Returns a function that returns the next offset. */
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

/** Wraps the library's terminal, which queues input itself and reads all output before it reports the exit. */
export function openWindowsPty(pty: ConsolePty): Shell {
  let hasExited = false;
  const input = new TtyInput((bytes, onTaken) => {
    // The library accepts bytes, although its types do not.
    pty.write(Buffer.from(bytes) as unknown as string);
    onTaken();
  });
  const exited = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode }) => {
      hasExited = true;
      input.fail(new Error('the shell has ended'));
      resolve(exitCode);
    });
  });
  let emitSize = (_size: TtySize): void => undefined;
  pty.pause();
  return {
    epoch: randomId(randomBytes),
    durability: 'server',
    start: (offset, events) => {
      const next = relay(pty, offset, events, exited);
      emitSize = (size) => events.onSized(next(), size);
    },
    write: (bytes) => input.write(bytes),
    resize: (size) => {
      if (hasExited) return;
      emitSize(size);
      pty.resize(size.cols, size.rows);
    },
    pause: () => pty.pause(),
    resume: () => pty.resume(),
    // A pseudo console does not report its foreground process.
    isBusy: () => Promise.resolve(false),
    end: async () => {
      // Closing the pseudo console ends all processes attached to it.
      if (!hasExited) pty.kill();
      await exited;
    },
  };
}
