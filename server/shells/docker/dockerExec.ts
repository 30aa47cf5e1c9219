/** A shell inside a container, through the engine's exec. */

import type { Exec } from 'dockerode';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Clock } from '../../../protocol/clock.ts';
import { randomId } from '../../../protocol/ids.ts';
import type { FoundContainer } from '../../../protocol/messages/common.ts';
import { ContainerWatch } from './containerWatch.ts';
import { settledWithin } from '../../base/delay.ts';
import { callTimeout, statusOf, type Engine } from './engine.ts';
import { containerEnvironment } from '../environment.ts';
import { findEnd } from './execEnd.ts';
import { endProcesses, type ContainerLife, type EndingShell } from './execProcess.ts';
import { startCommand } from './execScripts.ts';
import { greet, resizeExec } from './execStream.ts';
import { keepAlive } from './keepAlive.ts';
import type { Shell, ShellEnd, ShellEvents, ShellOptions, TtySize } from '../shell.ts';
import { ShellFailure } from '../shellFailure.ts';
import { ShellOutput } from '../shellOutput.ts';
import { TtyInput } from '../ttyInput.ts';

/**
 * Keys that detach a client of the engine. It holds the first one back until the next key, so it is the one that fewest
 * programs know; the default is Ctrl-P.
 */
const DETACH_KEYS = 'ctrl-^,ctrl-],ctrl-^,ctrl-_';
/** What engines say of a program that is not in the image. */
const NO_PROGRAM = /executable file not found|no such file or directory.*\bsh\b|"sh": .*not found/i;
/** Characters of an engine's words in a sentence of ours. */
const MAX_SAID_CHARS = 300;

/** Time for the last output of an ended shell to come through the engine, ms. */
const LAST_WORDS_MS = 1_000;

/** Opens a shell in the running container `nameOrId`; rejects with a `ShellFailure`. */
export async function openDockerExec(
  engine: Engine,
  nameOrId: string,
  options: ShellOptions,
  sessionId: string,
  clock: Clock,
): Promise<Shell> {
  let watch: ContainerWatch | undefined;
  try {
    const container = await runningContainer(engine, nameOrId);
    watch = new ContainerWatch(engine.events, container.id);
    return await startShell(engine, container, watch, options, sessionId, clock);
  } catch (error) {
    watch?.close();
    throw engine.failure(nameOrId, error);
  }
}

/** The container in its present life; rejects when it does not run. */
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
  engine: Engine,
  container: ContainerLife,
  watch: ContainerWatch,
  options: ShellOptions,
  sessionId: string,
  clock: Clock,
): Promise<Shell> {
  const { directory, directoryOptional } = options;
  const { argv, nonce } = startCommand(options.command, directoryOptional ? directory : undefined);
  const exec = await engine.docker.getContainer(container.id).exec({
    Cmd: argv,
    Tty: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    DetachKeys: DETACH_KEYS,
    Env: containerEnvironment(sessionId, options),
    ...(options.user === undefined ? {} : { User: options.user }),
    ...(directory === undefined || directoryOptional ? {} : { WorkingDir: directory }),
    abortSignal: callTimeout(),
  });
  const stream = (await exec.start({ hijack: true, stdin: true, Tty: true })) as Socket;
  keepAlive(stream);
  stream.on('error', () => undefined);
  const greeted = await greet(stream, exec, nonce, options.size, clock);
  if (greeted.kind === 'refused') {
    stream.destroy();
    throw refusal(container.name, greeted.said);
  }
  const parts = { engine, clock, container, process: greeted.process, user: options.user };
  return new DockerExec(parts, exec, stream, watch, options.size);
}

function refusal(name: string, said: string): ShellFailure {
  const words = said === '' ? '' : ` (${said.slice(0, MAX_SAID_CHARS)})`;
  if (NO_PROGRAM.test(said)) {
    return new ShellFailure(
      'no-shell-in-target',
      `container ${name} has no shell${words}: use an image with sh, or add a container with tools beside it`,
    );
  }
  return new ShellFailure(
    'open-failed',
    `no shell starts in container ${name}${words}: check user and directory, and that the container works`,
  );
}

/** The first failed write must not destroy the stream: output that is still to be read would go with it. */
function outliveBrokenInput(stream: Socket, onBroken: (error: Error) => void): void {
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
  readonly #shell: EndingShell;
  readonly #exec: Exec;
  readonly #stream: Socket;
  readonly #watch: ContainerWatch;
  readonly #input: TtyInput;
  readonly #output: ShellOutput;
  readonly #over: Promise<ShellEnd>;
  #ending: Promise<void> | undefined;
  #size: TtySize;
  #resizing = false;

  constructor(shell: EndingShell, exec: Exec, stream: Socket, watch: ContainerWatch, size: TtySize) {
    this.#shell = shell;
    this.container = { id: shell.container.id, name: shell.container.name };
    this.#exec = exec;
    this.#stream = stream;
    this.#watch = watch;
    this.#size = size;
    this.#input = new TtyInput((bytes, onTaken) => void stream.write(bytes, onTaken));
    outliveBrokenInput(stream, (error) => this.#input.fail(error));
    this.#output = new ShellOutput(stream);
    this.#over = this.#output.drained.then(() => this.#findEnd());
    stream.once('close', () => this.#input.fail(new Error('the shell has ended')));
  }

  start(offset: number, events: ShellEvents): void {
    this.#output.start(offset, events);
    void this.#over.then(events.onEnd);
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#input.write(bytes);
  }

  resize(size: TtySize): void {
    this.#size = size;
    this.#output.sized(size);
    if (!this.#resizing) void this.#resizeUntilTaken();
  }

  pause(): void {
    this.#output.pause();
  }

  resume(): void {
    this.#output.resume();
  }

  end(): Promise<void> {
    this.#ending ??= this.#endShell();
    return this.#ending;
  }

  /** What a shell that exited by itself left in the background was left there by its user, as in any terminal. */
  async #endShell(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      if (this.#stream.closed) resolve();
      else this.#stream.once('close', () => resolve());
    });
    // What nobody reads any more must not keep the end from being seen.
    this.resume();
    if (!this.#output.isFlowing) this.#stream.resume();
    try {
      if (!this.#stream.closed) await endProcesses(this.#shell);
      await settledWithin(this.#shell.clock, closed, LAST_WORDS_MS);
    } finally {
      this.#stream.destroy();
    }
    if (this.#output.isFlowing) await this.#over;
    else this.#watch.close();
  }

  async #resizeUntilTaken(): Promise<void> {
    this.#resizing = true;
    await resizeExec(
      this.#exec,
      () => this.#size,
      this.#shell.clock,
      () => this.#stream.destroyed,
    );
    this.#resizing = false;
  }

  async #findEnd(): Promise<ShellEnd> {
    const { engine, clock, container } = this.#shell;
    const { end, mayLive } = await findEnd({
      engine,
      clock,
      exec: this.#exec,
      container,
      watch: this.#watch,
    });
    this.#watch.close();
    if (mayLive) endWhenReachable(this.#shell);
    return end;
  }
}

/** Ends a lost shell's processes as soon as the engine can be asked to: nobody can ever reach them again. */
function endWhenReachable(shell: EndingShell): void {
  const { events } = shell.engine;
  let busy = false;
  const attempt = async (): Promise<void> => {
    if (busy || events.state.kind !== 'up') return;
    busy = true;
    try {
      await endProcesses(shell);
      unsubscribe();
    } catch (error) {
      // An engine that answers and refuses will refuse again.
      if (statusOf(error) !== undefined) unsubscribe();
    }
    busy = false;
  };
  const unsubscribe = events.subscribe({ onState: () => void attempt() });
  void attempt();
}
