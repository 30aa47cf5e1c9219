/** A shell inside a container, through the engine's exec. */

import type { Container, Exec, ExecCreateOptions, ExecStartOptions } from 'dockerode';
import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { randomId } from '../../protocol/ids.ts';
import { statusOf, type Engine } from './engine.ts';
import { TERMINAL_ENVIRONMENT } from './environment.ts';
import { findEnd, lifeOf } from './execEnd.ts';
import { PidPreamble, signalScript, startScript } from './execScripts.ts';
import { InputOrder } from './inputOrder.ts';
import type { Shell, ShellEnd, ShellEvents, ShellOptions, TtySize } from './shell.ts';
import { ShellFailure } from './shellFailure.ts';

/** Keys that detach a client of the engine: the default holds Ctrl-P back, so choose what nobody types. */
const DETACH_KEYS = 'ctrl-^,ctrl-],ctrl-^,ctrl-_';
/** Time a hung-up shell has to end by itself, ms. */
const HANGUP_GRACE_MS = 2_000;
const GONE_POLL_MS = 50;
/** An older engine refuses a size until the process runs, ms between tries and how many. */
const RESIZE_RETRY_MS = 50;
const RESIZE_TRIES = 20;
/** Exit codes by which the engine and shells report that a program can not be run. */
const CANNOT_RUN = new Set([126, 127]);
/** What `signalScript` exits with when no process is left. */
const NONE_LEFT = 3;
/** Interval of TCP probes on the exec's stream, ms: some NATs forget an idle connection after 60 s. */
const KEEPALIVE_MS = 25_000;

type Place = { readonly id: string; readonly name: string; readonly startedAt: string };

/** Opens a shell in the running container `nameOrId`; rejects with a `ShellFailure`. */
export async function openDockerExec(
  engine: Engine,
  nameOrId: string,
  options: ShellOptions,
  sessionId: string,
): Promise<Shell> {
  try {
    const container = engine.docker.getContainer(nameOrId);
    const { Id, Name, State } = await container.inspect();
    const name = Name.replace(/^\//, '');
    if (!State.Running) {
      throw new ShellFailure('target-not-running', `container ${name} is ${State.Status}: start it, then try again`);
    }
    if (State.Paused) {
      throw new ShellFailure('target-not-running', `container ${name} is paused: unpause it, then try again`);
    }
    const sized = await engine.takesConsoleSize();
    const exec = await container.exec(creation(options, sessionId, sized));
    const start: ExecStartOptions & { readonly ConsoleSize?: readonly number[] } = {
      hijack: true,
      stdin: true,
      Tty: true,
      Detach: false,
      ...(sized ? { ConsoleSize: [options.size.rows, options.size.cols] } : {}),
    };
    const stream = await exec.start(start);
    const place = { id: Id, name, startedAt: State.StartedAt };
    const shell = new DockerExec(engine, container, exec, stream, place, options);
    await shell.told();
    if (!sized) shell.resize(options.size);
    return shell;
  } catch (error) {
    throw engine.failure(nameOrId, error);
  }
}

function creation(options: ShellOptions, sessionId: string, sized: boolean): ExecCreateOptions {
  const environment = { ...TERMINAL_ENVIRONMENT, HOLDFAST_SESSION: sessionId, ...options.environment };
  return {
    Cmd: startScript(options.command),
    Tty: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    DetachKeys: DETACH_KEYS,
    Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    ...(options.user === undefined ? {} : { User: options.user }),
    ...(options.directory === undefined ? {} : { WorkingDir: options.directory }),
    ...(sized ? { ConsoleSize: [options.size.rows, options.size.cols] } : {}),
  } as ExecCreateOptions;
}

class DockerExec implements Shell {
  readonly epoch = randomId(randomBytes);
  readonly #engine: Engine;
  readonly #container: Container;
  readonly #exec: Exec;
  readonly #stream: Duplex;
  readonly #place: Place;
  readonly #user: string | undefined;
  readonly #input: InputOrder;
  readonly #preamble = new PidPreamble();
  readonly #closed: Promise<void>;
  /** Output between the preamble and `start`. */
  #early: Buffer = Buffer.alloc(0);
  #events: ShellEvents | undefined;
  #outputEnd = 0;
  #ended = false;
  #wantedSize: TtySize | undefined;
  #resizing = false;

  constructor(engine: Engine, container: Container, exec: Exec, stream: Duplex, place: Place, options: ShellOptions) {
    this.#engine = engine;
    this.#container = container;
    this.#exec = exec;
    this.#stream = stream;
    this.#place = place;
    this.#user = options.user;
    this.#input = new InputOrder((bytes, taken) => void stream.write(bytes, taken));
    this.#closed = new Promise((resolve) => stream.once('close', resolve));
    (stream as Partial<{ setKeepAlive(on: boolean, ms: number): void }>).setKeepAlive?.(true, KEEPALIVE_MS);
    // The end of the stream says that it is over; why is found out from the engine.
    stream.on('error', () => undefined);
    stream.once('end', () => stream.destroy());
  }

  /** Resolves once the shell told its pid; rejects when it can not run in this container. */
  async told(): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = (chunk: Buffer): void => {
        this.#early = Buffer.concat([this.#early, this.#preamble.strip(chunk)]);
        if (this.#preamble.pid === undefined && this.#early.length === 0) return;
        this.#stream.off('data', look);
        this.#stream.pause();
        resolve();
      };
      this.#stream.on('data', look);
      void this.#closed.then(resolve);
    });
    if (this.#preamble.pid !== undefined) return;
    const { ExitCode } = await this.#exec.inspect();
    const said = this.#early.toString().trim().slice(0, 300);
    throw new ShellFailure(
      CANNOT_RUN.has(ExitCode ?? -1) ? 'no-shell-in-target' : 'open-failed',
      `no shell can be run in container ${this.#place.name}${said === '' ? '' : ` (${said})`}: ` +
        'use an image that has sh, and check user and directory',
    );
  }

  start(offset: number, events: ShellEvents): void {
    this.#events = events;
    this.#outputEnd = offset;
    if (this.#early.length > 0) this.#emit(this.#early);
    this.#early = Buffer.alloc(0);
    this.#stream.on('data', (chunk: Buffer) => this.#emit(chunk));
    void this.#closed.then(() => this.#finish());
    this.#stream.resume();
  }

  write(offset: number, bytes: Uint8Array): Promise<number> {
    if (this.#stream.destroyed) return Promise.reject(new Error('the shell has ended'));
    return this.#input.write(offset, bytes);
  }

  resize(size: TtySize): void {
    this.#wantedSize = size;
    if (!this.#resizing) void this.#resizeUntilTaken();
  }

  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    if (this.#events !== undefined) this.#stream.resume();
  }

  async end(): Promise<void> {
    const pid = this.#preamble.pid;
    if (pid !== undefined && !this.#stream.destroyed) await this.#endProcesses(pid);
    this.#stream.resume();
    this.#stream.destroy();
    await this.#closed;
  }

  #emit(bytes: Uint8Array): void {
    const offset = this.#outputEnd;
    this.#outputEnd += bytes.length;
    this.#events?.onOutput(offset, bytes);
  }

  async #finish(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    this.#events?.onEnd(await this.#findEnd());
  }

  #findEnd(): Promise<ShellEnd> {
    return findEnd(this.#engine, this.#exec, this.#place);
  }

  /** Hang-up, then kill, for everything in the shell's tty session; the engine has no way to end an exec. */
  async #endProcesses(pid: number): Promise<void> {
    try {
      await this.#signal(pid, 'HUP');
      await this.#signal(pid, 'CONT');
      const deadline = Date.now() + HANGUP_GRACE_MS;
      while ((await this.#signal(pid, '0')) !== NONE_LEFT) {
        if (Date.now() > deadline) await this.#signal(pid, 'KILL');
        await new Promise((resolve) => setTimeout(resolve, GONE_POLL_MS));
      }
    } catch (error) {
      // With the container stopped or removed its processes are gone; with the engine away nothing can be reached.
      const life = await lifeOf(this.#engine, this.#place.id).catch(() => undefined);
      if (life?.running === true && life.startedAt === this.#place.startedAt) throw error;
    }
  }

  /** Runs the signal script as the shell's user; resolves with its exit code. */
  async #signal(pid: number, signal: 'HUP' | 'CONT' | 'KILL' | '0'): Promise<number> {
    const user = this.#user === undefined ? {} : { User: this.#user };
    const exec = await this.#container.exec({ Cmd: signalScript(pid, signal), AttachStdout: true, ...user });
    const stream = await exec.start({ hijack: true });
    await new Promise<void>((resolve) => {
      stream.once('close', resolve);
      stream.once('end', () => stream.destroy());
      stream.once('error', () => stream.destroy());
      stream.resume();
    });
    const { ExitCode } = await exec.inspect();
    return ExitCode ?? NONE_LEFT;
  }

  async #resizeUntilTaken(): Promise<void> {
    this.#resizing = true;
    for (let tries = 0; this.#wantedSize !== undefined && tries < RESIZE_TRIES; tries += 1) {
      const size = this.#wantedSize;
      const taken = await this.#exec.resize({ w: size.cols, h: size.rows }).then(
        () => true,
        (error: unknown) => statusOf(error) === 404 || this.#stream.destroyed,
      );
      if (taken && size === this.#wantedSize) this.#wantedSize = undefined;
      if (!taken) await new Promise((resolve) => setTimeout(resolve, RESIZE_RETRY_MS));
    }
    this.#resizing = false;
  }
}
