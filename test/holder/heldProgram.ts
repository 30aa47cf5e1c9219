// Holder processes and connections to them, for tests of the holder's wire format.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import {
  encodeToHolder,
  HolderReader,
  type FromHolder,
  type ToHolder,
  type WelcomeFrame,
} from '../../server/shells/held/holderWire.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { until } from '../support/until.ts';

export const PROGRAM = join(projectRoot, 'out', 'holder', `holder-${process.platform}-${process.arch}`);
export const SESSION = 'host-1.00112233445566778899aabbccddeeff';

const SOURCES = join(projectRoot, 'holder');

/** Compiles a debug build of the holder to `program`, with additional compiler flags. */
export function compileHolder(program: string, flags: readonly string[] = []): void {
  const files = readdirSync(SOURCES).filter((name) => name.endsWith('.c'));
  execFileSync('cc', ['-std=c11', '-g', '-O1', ...flags, '-o', program, ...files], { cwd: SOURCES });
}

/** Returns the reports of sanitizers or valgrind: the files in `folder` whose names start with `found`. */
export function findings(folder: string): string[] {
  const found = readdirSync(folder).filter((name) => name.startsWith('found'));
  return found.map((name) => readFileSync(join(folder, name), 'utf8'));
}

export type RunOptions = { readonly idleSeconds?: number };

/** Starts a holder in `folder` that runs `command`. */
export function runHolder(
  program: string,
  folder: string,
  command: readonly string[],
  options: RunOptions = {},
): ChildProcess {
  const named = { dir: folder, session: SESSION, owner: 'ann', proof: 'p', cols: 80, rows: 24 };
  const args = Object.entries(named).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const idle = ['--idle', String(options.idleSeconds ?? 1000)];
  return spawn(program, ['run', ...args, ...idle, '--', ...command], { stdio: 'ignore', detached: true });
}

/** Connection of one server to a holder. */
export class HolderPeer {
  /** All received frames. */
  readonly frames: FromHolder[] = [];
  readonly closed: Promise<unknown>;
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    const reader = new HolderReader();
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => this.frames.push(...reader.push(chunk)));
  }

  static async connect(folder: string): Promise<HolderPeer> {
    const path = join(folder, 'socket');
    await until('the holder', () => existsSync(path));
    const socket = connect(path);
    await once(socket, 'connect');
    return new HolderPeer(socket);
  }

  /** Attaches with an unlimited window. */
  static async attach(folder: string, from?: number): Promise<HolderPeer> {
    const peer = await HolderPeer.connect(folder);
    peer.send({ kind: 'hello', mode: 'attach', ...(from === undefined ? {} : { from }) });
    peer.send({ kind: 'window', offset: Number.MAX_SAFE_INTEGER });
    return peer;
  }

  send(frame: ToHolder): void {
    this.#socket.write(encodeToHolder(frame));
  }

  /** Sends raw bytes, valid or not. */
  sendBytes(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  input(epoch: string, offset: number, text: string): void {
    this.send({ kind: 'input', epoch, offset, bytes: Buffer.from(text) });
  }

  /** Returns the received frames of one kind. */
  of<K extends FromHolder['kind']>(kind: K): Extract<FromHolder, { kind: K }>[] {
    return this.frames.filter((frame): frame is Extract<FromHolder, { kind: K }> => frame.kind === kind);
  }

  /** Waits for the first frame of one kind. */
  first<K extends FromHolder['kind']>(kind: K): Promise<Extract<FromHolder, { kind: K }>> {
    return until(kind, () => this.of(kind)[0]);
  }

  welcome(): Promise<WelcomeFrame> {
    return this.first('welcome');
  }

  /** Returns the output received so far. */
  text(): string {
    return Buffer.concat(this.of('output').map(({ bytes }) => bytes)).toString('latin1');
  }

  close(): void {
    this.#socket.destroy();
  }
}
