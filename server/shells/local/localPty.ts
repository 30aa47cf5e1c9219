/** A shell of this computer on a pty; the only file that knows the pty library. */

import { spawn, type IPty } from '@lydell/node-pty';
import { readSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import { randomId } from '../../../protocol/ids.ts';
import { InputOrder } from '../inputOrder.ts';
import type { LocalCommand } from './localCommand.ts';
import { PtyWriter } from './ptyWriter.ts';
import type { Shell, ShellEnd, ShellEvents, TtySize } from '../shell.ts';
import { ShellOutput } from '../shellOutput.ts';
import { signaledWith } from './signals.ts';
import { sessionGone, signalSession, type TtySession } from '../ttySession.ts';
import { openWindowsPty } from './windowsPty.ts';

/** Time a hung-up shell has to end by itself, ms: what shells need to write their history, with room. */
const HANGUP_GRACE_MS = 2_000;
/** Time the kernel has to end killed processes, ms; only one that hangs in a driver takes longer. */
const KILL_GRACE_MS = 5_000;
/** Silence after which an ended shell's tty is closed although a program in the background still holds it, ms. */
const QUIET_MS = 100;

/** More than one read of a tty ever gives, bytes. */
const REST_BYTES = 64 * 1024;

/** What the library's Unix terminal has besides its types (unixTerminal.js of 1.1.0). */
type UnixPty = IPty & {
  readonly fd: number;
  readonly ptsName: string;
  readonly _socket: Socket & { readonly _readableState: object };
};

/** Runs the command on a new pty. */
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
  readonly #session: TtySession;
  readonly #writer: PtyWriter;
  readonly #input: InputOrder;
  readonly #output: ShellOutput;
  readonly #over: Promise<ShellEnd>;
  #exited: ShellEnd | undefined;
  #ending: Promise<void> | undefined;
  #cancelQuiet: Cancel | undefined;

  constructor(pty: UnixPty, clock: Clock) {
    const { _socket: stream } = pty;
    // The library has set a decoder for its encoding. Nothing was read yet, and output is bytes.
    Object.assign(stream._readableState, { decoder: null, encoding: null });
    this.#pty = pty;
    this.#stream = stream;
    this.#clock = clock;
    this.#session = { leader: pty.pid, device: pty.ptsName };
    // The library destroys the pty 200 ms after the process ended, with whatever was not read yet. Once it counts as
    // closed it leaves that to us, and reports the exit at once.
    Object.assign(pty, { _emittedClose: true });
    this.#output = new ShellOutput(stream, () => this.#sawOutput());
    // Node 20, as in older Electrons, takes a hang-up after a partial read for the end, with up to a tty's buffer unread
    // (libuv 1.46, uv__stream_io). Here the descriptor is still open.
    stream.prependListener('end', () => this.#output.handOutMore(readRest(pty.fd)));
    this.#writer = new PtyWriter(pty.fd, () => !stream.destroyed, clock);
    this.#input = new InputOrder(this.#writer.write);
    const exited = new Promise<ShellEnd>((resolve) => {
      pty.onExit(({ exitCode, signal }) => resolve(this.#sawExit(exitCode, signal ?? 0)));
    });
    this.#over = this.#output.drained.then(() => exited);
    void this.#over.then(() => this.#input.fail(new Error('the shell has ended')));
  }

  start(offset: number, events: ShellEvents): void {
    this.#output.start(offset, events);
    this.#closeWhenQuiet();
    void this.#over.then(events.onEnd);
  }

  write(offset: number, bytes: Uint8Array): Promise<number> {
    return this.#input.write(offset, bytes);
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

  end(): Promise<void> {
    this.#ending ??= this.#endSession();
    return this.#ending;
  }

  /** What a shell that exited by itself left in the background was left there by its user, as in any terminal. */
  async #endSession(): Promise<void> {
    if (this.#exited === undefined) {
      // A stopped process takes its hang-up only once it goes on.
      signalSession(this.#session, 'SIGHUP', 'SIGCONT');
      const gone =
        (await sessionGone(this.#session, HANGUP_GRACE_MS, this.#clock)) ||
        (await sessionGone(this.#session, KILL_GRACE_MS, this.#clock, 'SIGKILL'));
      if (!gone)
        throw new Error(
          `processes of the shell ${this.#session.leader} can not be ended: they hang in the system or run as another user`,
        );
    }
    // What nobody reads any more must not keep the end from being seen.
    this.resume();
    if (!this.#output.isFlowing) this.#stream.destroy();
    else await this.#over;
  }

  #sawExit(exitCode: number, signal: number): ShellEnd {
    this.#exited = signal === 0 ? { kind: 'exited', exitCode } : signaledWith(signal);
    this.#closeWhenQuiet();
    return this.#exited;
  }

  #sawOutput(): void {
    this.#writer.nudge();
    this.#closeWhenQuiet();
  }

  /**
   * A tty without processes ends by itself (EIO) once it is read empty. One that a program in the background still holds
   * does not: it is closed when the shell is gone and reading gave nothing for a while.
   */
  #closeWhenQuiet(): void {
    this.#cancelQuiet?.();
    this.#cancelQuiet = undefined;
    if (this.#exited === undefined || !this.#output.isFlowing || this.#stream.destroyed) return;
    this.#cancelQuiet = this.#clock.setTimeout(() => {
      const canceled = this.#cancelQuiet;
      // Timers run before reading does: after a busy moment, what waits to be read is read first.
      setImmediate(() => {
        if (this.#cancelQuiet === canceled) this.#stream.destroy();
      });
    }, QUIET_MS);
  }
}

/** All that a hung-up tty still holds; it says EIO once it is empty. */
function readRest(fd: number): Uint8Array {
  const parts: Buffer[] = [];
  const buffer = Buffer.alloc(REST_BYTES);
  try {
    for (let count = readSync(fd, buffer); count > 0; count = readSync(fd, buffer)) {
      parts.push(Buffer.from(buffer.subarray(0, count)));
    }
  } catch {
    // EIO or EAGAIN: there is no more.
  }
  return Buffer.concat(parts);
}
