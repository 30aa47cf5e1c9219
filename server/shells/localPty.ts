/** A shell of this computer on a pty; the only file that knows the pty library. */

import { spawn, type IPty } from '@lydell/node-pty';
import { existsSync } from 'node:fs';
import { constants, homedir } from 'node:os';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { randomId } from '../../protocol/ids.ts';
import { shellEnvironment } from './environment.ts';
import { InputOrder, type RawWrite } from './inputOrder.ts';
import { ShellFailure } from './shellFailure.ts';
import type { Shell, ShellEnd, ShellEvents, ShellOptions, TtySize } from './shell.ts';
import { sessionMembers, signalSession } from './ttySession.ts';

/** Time a hung-up shell has to end by itself, ms. */
const HANGUP_GRACE_MS = 2_000;
/** How often the end of an ended session's processes is looked for, ms. */
const GONE_POLL_MS = 25;
/**
 * How often a paused pty is checked for its process, ms. The library destroys the pty 200 ms after the process ended,
 * with whatever was not read; reading on as soon as it is gone leaves nothing behind.
 */
const PAUSED_POLL_MS = 40;

/** Opens the user's login shell, or `options.command`, on a new pty. */
export function openLocalPty(options: ShellOptions, sessionId: string): Shell {
  const [file, ...args] = options.command ?? usualShell();
  if (file === undefined) throw new ShellFailure('open-failed', 'the command to run is empty: name a program');
  const directory = options.directory ?? homedir();
  if (!existsSync(directory)) {
    throw new ShellFailure('open-failed', `the directory ${directory} does not exist on this computer: name another one`);
  }
  return new LocalPty(
    spawn(file, args, {
      name: 'xterm-256color',
      cols: options.size.cols,
      rows: options.size.rows,
      cwd: directory,
      env: { ...shellEnvironment(process.env, sessionId), ...options.environment },
      encoding: null,
    }),
  );
}

/** The user's shell as a login shell, so that it reads the profile a terminal is expected to have. */
function usualShell(): string[] {
  if (process.platform === 'win32') return ['powershell.exe'];
  const candidates = [process.env['SHELL'], '/bin/bash', '/bin/sh'];
  const shell = candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
  return [shell ?? 'sh', '-l'];
}

class LocalPty implements Shell {
  readonly epoch = randomId(randomBytes);
  readonly #pty: IPty;
  readonly #input: InputOrder;
  #end: ShellEnd | undefined;
  #exited: Promise<void>;
  #pausedPoll: NodeJS.Timeout | undefined;

  constructor(pty: IPty) {
    this.#pty = pty;
    this.#input = new InputOrder(rawWrite(pty));
    this.#exited = new Promise((resolve) => {
      pty.onExit(() => resolve());
    });
    // Nothing is read before somebody listens.
    pty.pause();
  }

  start(offset: number, events: ShellEvents): void {
    let end = offset;
    // Without an encoding the library hands out the bytes themselves, whatever its types say.
    this.#pty.onData((data) => {
      const bytes = data as unknown as Uint8Array;
      events.onOutput(end, bytes);
      end += bytes.length;
    });
    this.#pty.onExit(({ exitCode, signal }) => {
      this.#stopPolling();
      this.#end = exitOf(exitCode, signal);
      events.onEnd(this.#end);
    });
    this.resume();
  }

  write(offset: number, bytes: Uint8Array): Promise<number> {
    if (this.#end !== undefined) return Promise.reject(new Error('the shell has ended'));
    return this.#input.write(offset, bytes);
  }

  resize(size: TtySize): void {
    if (this.#end === undefined) this.#pty.resize(size.cols, size.rows);
  }

  pause(): void {
    if (this.#end !== undefined || this.#pausedPoll !== undefined) return;
    this.#pty.pause();
    this.#pausedPoll = setInterval(() => {
      if (!isAlive(this.#pty.pid)) this.resume();
    }, PAUSED_POLL_MS);
  }

  resume(): void {
    this.#stopPolling();
    if (this.#end === undefined) this.#pty.resume();
  }

  async end(): Promise<void> {
    const leader = this.#pty.pid;
    if (process.platform === 'win32') {
      this.#pty.kill();
      return this.#exited;
    }
    this.resume();
    signalSession(leader, 'SIGHUP');
    // A stopped process takes its hang-up only once it goes on.
    signalSession(leader, 'SIGCONT');
    if (!(await goneWithin(leader, HANGUP_GRACE_MS))) signalSession(leader, 'SIGKILL');
    await this.#exited;
  }

  #stopPolling(): void {
    clearInterval(this.#pausedPoll);
    this.#pausedPoll = undefined;
  }
}

function exitOf(exitCode: number, signal: number | undefined): ShellEnd {
  if (signal === undefined || signal === 0) return { kind: 'exited', exitCode };
  const name = Object.entries(constants.signals).find(([, number]) => number === signal)?.[0];
  // What shells report for a process that a signal ended.
  return { kind: 'exited', exitCode: 128 + signal, signal: name ?? String(signal) };
}

/** The library's socket tells when the kernel took a write; where it has none (Windows) its own queue takes it at once. */
function rawWrite(pty: IPty): RawWrite {
  const socket = (pty as unknown as { readonly _socket?: Socket })._socket;
  if (socket !== undefined) return (bytes, taken) => void socket.write(bytes, taken);
  return (bytes, taken) => {
    pty.write(Buffer.from(bytes).toString());
    taken();
  };
}

async function goneWithin(leader: number, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (sessionMembers(leader).length > 0) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, GONE_POLL_MS));
  }
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
