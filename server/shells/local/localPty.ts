/** Shells on this computer, on ptys. Only this file imports the pty library. */

import { spawn, type IPty } from '@lydell/node-pty';
import { readSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import { randomId } from '../../../protocol/ids.ts';
import type { LocalCommand } from './localCommand.ts';
import { PtyWriter } from './ptyWriter.ts';
import type { Shell, ShellEnd, ShellEvents, TtySize } from '../shell.ts';
import { ShellOutput } from '../shellOutput.ts';
import { TtyInput } from '../ttyInput.ts';
import { signaledWith } from './signals.ts';
import { hasForegroundCommand, sessionGone, signalSession, type TtySession } from '../ttySession.ts';
import { openWindowsPty } from './windowsPty.ts';

/** Time that a shell has to end after a hang-up, ms: enough to write its history. */
const HANGUP_GRACE_MS = 2_000;
/** Time that killed processes have to end, ms. Only a process that hangs in a driver takes longer. */
const KILL_GRACE_MS = 5_000;
/** Time without output after which the tty of an ended shell is closed, ms. A background program may still have it open. */
const QUIET_MS = 100;

/** Buffer size, bytes: more than one read of a tty returns. */
const READ_BYTES = 64 * 1024;

/** Members of the library's Unix terminal that its types lack (unixTerminal.js of 1.1.0). */
type UnixPty = IPty & {
  readonly fd: number;
  readonly ptsName: string;
  readonly _socket: Socket & { readonly _readableState: object };
};

/** Starts the command on a new pty. */
export function openLocalPty(command: LocalCommand, clock: Clock): Shell {
  const { file, args, directory, environment, size } = command;
  const pty = spawn(file, [...args], {
    name: 'xterm-256color',
    cols: size.cols,
    rows: size.rows,
    cwd: directory,
    env: { ...environment },
    // With this encoding the library sets IUTF8: erasing in a line that the tty edits removes whole characters (S16).
    encoding: process.platform === 'win32' ? null : 'utf8',
  });
  return process.platform === 'win32' ? openWindowsPty(pty) : new LocalPty(pty as UnixPty, clock);
}

class LocalPty implements Shell {
  readonly epoch = randomId(randomBytes);
  readonly durability = 'server';
  readonly #pty: IPty;
  readonly #stream: Socket;
  readonly #clock: Clock;
  /** The shell's processes, including those in the background. */
  readonly #session: TtySession;
  /** Writes to the pty without blocking. */
  readonly #writer: PtyWriter;
  /** Input that the kernel has not accepted yet. */
  readonly #input: TtyInput;
  /** Output that was read from the pty. */
  readonly #output: ShellOutput;
  /** Resolves after the process has exited and all output was emitted. */
  readonly #ended: Promise<ShellEnd>;
  /** Set when the process exited. */
  #exit: ShellEnd | undefined;
  /** Result of the first call of `end`; undefined before it. */
  #ending: Promise<void> | undefined;
  /** Cancels the pending close of a quiet tty. */
  #cancelQuiet: Cancel | undefined;

  constructor(pty: UnixPty, clock: Clock) {
    const { _socket: stream } = pty;
    // The library has set a decoder for its encoding. Nothing was read yet, and output is bytes.
    const { _readableState: reading } = stream;
    Object.assign(reading, { decoder: null, encoding: null });
    this.#pty = pty;
    this.#stream = stream;
    this.#clock = clock;
    this.#session = { leader: pty.pid, device: pty.ptsName };
    // The library destroys the pty 200 ms after the exit, with all unread output. With this flag it considers the pty closed,
    // leaves closing to us, and reports the exit at once.
    Object.assign(pty, { _emittedClose: true });
    this.#output = new ShellOutput(stream, () => this.#handleOutput());
    // Node 20, as in older Electrons, treats a hang-up after a partial read as the end of the stream. It leaves up to a tty's
    // buffer unread (libuv 1.46, uv__stream_io). The descriptor is still open here.
    stream.prependListener('end', () => this.#output.emitMore(readRest(pty.fd)));
    this.#writer = new PtyWriter(pty.fd, () => !stream.destroyed, clock);
    this.#input = new TtyInput(this.#writer.write);
    const exited = new Promise<ShellEnd>((resolve) => {
      pty.onExit(({ exitCode, signal }) => resolve(this.#handleExit(exitCode, signal ?? 0)));
    });
    this.#ended = this.#output.drained.then(() => exited);
    void this.#ended.then(() => this.#input.fail(new Error('the shell has ended')));
  }

  start(offset: number, events: ShellEvents): void {
    this.#output.start(offset, events);
    this.#closeWhenQuiet();
    void this.#ended.then(events.onEnd);
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#input.write(bytes);
  }

  resize(size: TtySize): void {
    if (this.#stream.destroyed) return;
    this.#output.sized(size);
    this.#pty.resize(size.cols, size.rows);
  }

  pause(): void {
    this.#output.pause();
    this.#closeWhenQuiet();
  }

  resume(): void {
    this.#output.resume();
    this.#closeWhenQuiet();
  }

  isBusy(): Promise<boolean> {
    return Promise.resolve(this.#exit === undefined && hasForegroundCommand(this.#session));
  }

  end(): Promise<void> {
    this.#ending ??= this.#endSession();
    return this.#ending;
  }

  /** Ends the session. If the shell exited by itself, its background programs keep running, as in any terminal. */
  async #endSession(): Promise<void> {
    if (this.#exit === undefined) {
      // A stopped process receives the hang-up only when it continues.
      signalSession(this.#session, 'SIGHUP', 'SIGCONT');
      const gone =
        (await sessionGone(this.#session, HANGUP_GRACE_MS, this.#clock)) ||
        (await sessionGone(this.#session, KILL_GRACE_MS, this.#clock, 'SIGKILL'));
      if (!gone)
        throw new Error(
          `processes of the shell ${this.#session.leader} cannot be ended: they hang in the system or run as another user`,
        );
    }
    // Unread output would delay the end of the stream.
    this.resume();
    if (!this.#output.isFlowing) this.#stream.destroy();
    else await this.#ended;
  }

  #handleExit(exitCode: number, signal: number): ShellEnd {
    this.#exit = signal === 0 ? { kind: 'exited', exitCode } : signaledWith(signal);
    this.#closeWhenQuiet();
    return this.#exit;
  }

  #handleOutput(): void {
    this.#writer.nudge();
    this.#closeWhenQuiet();
  }

  /**
   * Closes the tty of an exited shell after a time without output. A tty without processes ends by itself (EIO) once it is
   * read, but a tty that a background program still has open does not.
   */
  #closeWhenQuiet(): void {
    this.#cancelQuiet?.();
    this.#cancelQuiet = undefined;
    if (this.#exit === undefined || !this.#output.isFlowing || this.#stream.destroyed) return;
    this.#cancelQuiet = this.#clock.setTimeout(() => {
      const canceled = this.#cancelQuiet;
      // Timers run before I/O. After a busy moment, this reads pending output first.
      setImmediate(() => {
        if (this.#cancelQuiet === canceled) this.#stream.destroy();
      });
    }, QUIET_MS);
  }
}

/** Reads the rest of a hung-up tty. The read fails with EIO once it is empty. */
function readRest(fd: number): Uint8Array {
  const parts: Buffer[] = [];
  const buffer = Buffer.alloc(READ_BYTES);
  try {
    for (let count = readSync(fd, buffer); count > 0; count = readSync(fd, buffer)) {
      parts.push(Buffer.from(buffer.subarray(0, count)));
    }
  } catch {
    // The error is EIO or EAGAIN: there is no more output.
  }
  return Buffer.concat(parts);
}
