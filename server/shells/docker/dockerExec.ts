/** Shells in containers without a holder, through the engine's exec. */

import type { Exec } from 'dockerode';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Clock } from '../../../protocol/clock.ts';
import { randomId } from '../../../protocol/ids.ts';
import type { FoundContainer } from '../../../protocol/messages/common.ts';
import { attachExec, createExec } from './attachExec.ts';
import { ContainerWatch } from './containerWatch.ts';
import { settledWithin } from '../../base/delay.ts';
import { callTimeout, type Engine } from './engine.ts';
import { reasonOf, statusOf } from './engineErrors.ts';
import { containerEnvironment } from '../environment.ts';
import type { WatchedContainer } from './containerEnd.ts';
import { findEnd } from './execEnd.ts';
import type { ContainerLife } from './execProcess.ts';
import { startCommand } from './execScripts.ts';
import { greet, resizeExec, type ExecConnection } from './execStream.ts';
import { keyEnd, signalEnd, type ProgramEnd } from './programEnd.ts';
import type { Shell, ShellEnd, ShellEvents, ShellOptions, TtySize } from '../shell.ts';
import { ShellFailure } from '../shellFailure.ts';
import { ShellOutput } from '../shellOutput.ts';
import { TtyInput } from '../ttyInput.ts';

/**
 * Keys that detach a client of the engine. The engine delays the first of them until the next key, so it is a key that few
 * programs use. The engine's default is Ctrl-P.
 */
const DETACH_KEYS = 'ctrl-^,ctrl-],ctrl-^,ctrl-_';
/** Messages of engines about a program that is not in the image. */
const NO_PROGRAM = /executable file not found|no such file or directory.*\bsh\b|"sh": .*not found/i;
/** Max characters of an engine's message that is quoted in ours. */
const MAX_QUOTED_CHARS = 300;

/** Time to wait for the last output of an ended shell from the engine, ms. */
const LAST_OUTPUT_MS = 1_000;

type EngineParts = { readonly engine: Engine; readonly clock: Clock };

/** Opens a shell in the running container `nameOrId`; rejects with a `ShellFailure`. */
export async function openDockerExec(
  { engine, clock }: EngineParts,
  nameOrId: string,
  options: ShellOptions,
  sessionId: string,
): Promise<Shell> {
  let watch: ContainerWatch | undefined;
  try {
    const container = await runningContainer(engine, nameOrId);
    watch = new ContainerWatch(engine.events, container.id);
    return await startShell({ engine, clock, container, watch }, options, sessionId);
  } catch (error) {
    watch?.close();
    throw engine.failure(nameOrId, error);
  }
}

/** Returns the container in its current lifetime. Rejects if it does not run. */
export async function runningContainer(engine: Engine, nameOrId: string): Promise<ContainerLife> {
  const { Id, Name, State } = await engine.docker
    .getContainer(nameOrId)
    .inspect({ abortSignal: callTimeout() });
  const name = Name.replace(/^\//, '');
  if (State.Paused) {
    throw new ShellFailure('target-not-running', `container ${name} is paused: unpause it, then try again`);
  }
  if (!State.Running) {
    throw new ShellFailure(
      'target-not-running',
      `container ${name} is ${State.Status}: start it, then try again`,
    );
  }
  return { id: Id, name, startedAt: State.StartedAt };
}

async function startShell(
  watched: WatchedContainer,
  options: ShellOptions,
  sessionId: string,
): Promise<Shell> {
  const { engine, container, clock } = watched;
  const { directory, directoryOptional, command } = options;
  const { argv, nonce } = startCommand(options, directoryOptional ? directory : undefined);
  let output: string;
  try {
    const connection = await connectExec(watched, argv, options, sessionId);
    const greeted = await greet(connection, nonce, options.size, clock);
    if (greeted.kind === 'ready') {
      const shell = { engine, clock, container, process: greeted.process, user: options.user };
      return new DockerExec(watched, connection, signalEnd(shell), options.size);
    }
    connection.stream.destroy();
    output = greeted.output;
  } catch (error) {
    if (!isStartRefused(error)) throw error;
    output = reasonOf(error);
  }
  if (command === undefined || !NO_PROGRAM.test(output)) throw refusal(container.name, output);
  return startWithoutShell(watched, command, options, sessionId);
}

/** Starts the given program itself, in a container without sh. */
async function startWithoutShell(
  watched: WatchedContainer,
  command: readonly string[],
  options: ShellOptions,
  sessionId: string,
): Promise<Shell> {
  const connection = await connectExec(watched, command, options, sessionId);
  const { exec, stream } = connection;
  const { clock } = watched;
  await resizeExec(
    exec,
    () => options.size,
    clock,
    () => stream.destroyed,
  );
  const end = keyEnd(stream, watched);
  return new DockerExec(watched, connection, end, options.size);
}

async function connectExec(
  { engine, container }: WatchedContainer,
  argv: readonly string[],
  { user, directory, directoryOptional, size, ...options }: ShellOptions,
  sessionId: string,
): Promise<ExecConnection> {
  const exec = await createExec(engine, container.id, {
    Cmd: [...argv],
    Tty: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    DetachKeys: DETACH_KEYS,
    ConsoleSize: [size.rows, size.cols],
    Env: containerEnvironment(sessionId, options),
    ...(user === undefined ? {} : { User: user }),
    ...(directory === undefined || directoryOptional ? {} : { WorkingDir: directory }),
  });
  const stream = await attachExec(engine, exec, { tty: true, stdin: true, size });
  stream.on('error', () => undefined);
  return { exec, stream };
}

/** True when the engine refused the program, user or directory: Podman refuses some where Docker prints the reason. */
function isStartRefused(error: unknown): boolean {
  return [400, 500].includes(statusOf(error) ?? 0) && !/is not running|paused/i.test(reasonOf(error));
}

function refusal(name: string, output: string): ShellFailure {
  const quote = output === '' ? '' : ` (${output.slice(0, MAX_QUOTED_CHARS)})`;
  if (NO_PROGRAM.test(output)) {
    return new ShellFailure(
      'no-shell-in-target',
      `container ${name} has no shell${quote}: use an image with sh, or add a container with tools beside it`,
    );
  }
  return new ShellFailure(
    'open-failed',
    `no shell starts in container ${name}${quote}: check user and directory, and that the container works`,
  );
}

/** Keeps a failed write from destroying the stream with its unread output. Calls `onBroken` instead. */
function surviveBrokenInput(stream: Socket, onBroken: (error: Error) => void): void {
  type Write = (...args: unknown[]) => void;
  const target = stream as unknown as Record<'_write' | '_writev', Write>;
  for (const method of ['_write', '_writev'] as const) {
    const original = target[method].bind(stream);
    target[method] = (...args) => {
      const done = args.pop() as () => void;
      original(...args, (error?: Error | null) => {
        if (error) onBroken(error);
        done();
      });
    };
  }
}

class DockerExec implements Shell {
  readonly epoch = randomId(randomBytes);
  readonly durability = 'server';
  readonly container: FoundContainer;
  /** The container, and its events until the reason for the end is known. */
  readonly #watched: WatchedContainer;
  /** Way to end the program and to ask for its foreground command. */
  readonly #programEnd: ProgramEnd;
  readonly #exec: Exec;
  readonly #stream: Socket;
  /** Input that the engine has not accepted yet. */
  readonly #input: TtyInput;
  readonly #output: ShellOutput;
  /** Resolves with the reason for the end, after all output was emitted. */
  readonly #ended: Promise<ShellEnd>;
  /** Result of the first call of `end`; undefined before it. */
  #ending: Promise<void> | undefined;
  /** Last requested size. */
  #size: TtySize;
  /** True while a resize call is under way. */
  #isResizing = false;

  constructor(
    watched: WatchedContainer,
    { exec, stream }: ExecConnection,
    programEnd: ProgramEnd,
    size: TtySize,
  ) {
    this.#watched = watched;
    this.#programEnd = programEnd;
    this.container = { id: watched.container.id, name: watched.container.name };
    this.#exec = exec;
    this.#stream = stream;
    this.#size = size;
    this.#input = new TtyInput((bytes, onTaken) => void stream.write(bytes, onTaken));
    surviveBrokenInput(stream, (error) => this.#input.fail(error));
    this.#output = new ShellOutput(stream);
    this.#ended = this.#output.drained.then(() => this.#findEnd());
    stream.once('close', () => this.#input.fail(new Error('the shell has ended')));
  }

  start(offset: number, events: ShellEvents): void {
    this.#output.start(offset, events);
    void this.#ended.then(events.onEnd);
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#input.write(bytes);
  }

  resize(size: TtySize): void {
    this.#size = size;
    this.#output.sized(size);
    if (!this.#isResizing) void this.#resizeUntilTaken();
  }

  pause(): void {
    this.#output.pause();
  }

  resume(): void {
    this.#output.resume();
  }

  isBusy(): Promise<boolean> {
    return this.#stream.closed ? Promise.resolve(false) : this.#programEnd.isBusy();
  }

  end(): Promise<void> {
    this.#ending ??= this.#endShell();
    return this.#ending;
  }

  /** Ends the processes. If the shell exited by itself, its background programs keep running, as in any terminal. */
  async #endShell(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      if (this.#stream.closed) resolve();
      else this.#stream.once('close', () => resolve());
    });
    // Unread output would delay the end of the stream.
    this.resume();
    if (!this.#output.isFlowing) this.#stream.resume();
    try {
      if (!this.#stream.closed) await this.#programEnd.now();
      await settledWithin(this.#watched.clock, closed, LAST_OUTPUT_MS);
    } finally {
      this.#stream.destroy();
    }
    if (this.#output.isFlowing) await this.#ended;
    else this.#watched.watch.close();
  }

  async #resizeUntilTaken(): Promise<void> {
    this.#isResizing = true;
    await resizeExec(
      this.#exec,
      () => this.#size,
      this.#watched.clock,
      () => this.#stream.destroyed,
    );
    this.#isResizing = false;
  }

  async #findEnd(): Promise<ShellEnd> {
    const { end, mayRun } = await findEnd({ ...this.#watched, exec: this.#exec });
    this.#watched.watch.close();
    if (mayRun) this.#programEnd.later();
    return end;
  }
}
