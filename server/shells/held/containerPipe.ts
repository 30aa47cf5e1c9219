/** Connections to a holder in a container: each is an exec of its own, so that none hangs on an engine that was restarted. */

import type { Exec } from 'dockerode';
import type { Socket } from 'node:net';
import type { Clock } from '../../../protocol/clock.ts';
import { endOfContainer, inspectContainer, isLivingOn, type ContainerNow } from '../docker/containerEnd.ts';
import { ContainerWatch } from '../docker/containerWatch.ts';
import { delay } from '../../base/delay.ts';
import { callTimeout, statusOf, type Engine } from '../docker/engine.ts';
import { keepAlive } from '../docker/keepAlive.ts';
import type { ShellAway, ShellEnd } from '../shell.ts';
import { ExecStreams } from './execStreams.ts';
import type { HolderHome, HolderInstall } from './holderInstall.ts';
import type { Dialed, HolderPipe } from './holderPipe.ts';

/** The program's exit code when there is no holder in the folder (HOLDER.md). */
const NO_HOLDER = 3;
/** Exit codes of a program that can not be run, or is not there (POSIX 2.8.2). */
const NO_PROGRAM = new Set([126, 127]);
/** How long a new holder may take to listen, s: a busy machine needs seconds for an exec. */
const FIRST_WAIT_S = 10;
/** How long an engine may take to note that an exec ended whose stream it closed, ms. */
const EXEC_SETTLE_MS = 3_000;
const POLL_MS = 50;

export type ContainerPipeParts = {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly install: HolderInstall;
  readonly home: HolderHome;
  readonly folder: string;
};

export class ContainerPipe implements HolderPipe {
  readonly #parts: ContainerPipeParts;
  readonly #watch: ContainerWatch;
  /** The engine was away since the last connection. */
  #engineWasAway = false;
  #waitSeconds: number;

  /** @param isNew its holder is only being started. */
  constructor(parts: ContainerPipeParts, isNew: boolean) {
    this.#parts = parts;
    this.#waitSeconds = isNew ? FIRST_WAIT_S : 0;
    this.#watch = new ContainerWatch(parts.engine.events, parts.home.container.id);
  }

  onBack(listener: () => void): () => void {
    const { engine, home } = this.#parts;
    return engine.events.subscribe({
      onState: ({ kind }) => {
        if (kind === 'up') listener();
      },
      onContainer: ({ containerId }) => {
        if (containerId === home.container.id) listener();
      },
    });
  }

  onStall(listener: (away: ShellAway) => void): () => void {
    const { engine, home } = this.#parts;
    return engine.events.subscribe({
      onContainer: ({ action, containerId }) => {
        if (action === 'pause' && containerId === home.container.id) listener(this.#paused());
      },
    });
  }

  close(): void {
    this.#watch.close();
  }

  async dial(): Promise<Dialed> {
    const { home } = this.#parts;
    try {
      const now = await inspectContainer(this.#parts.engine, home.container);
      const end = await this.#endWith(now);
      if (end !== undefined) return { kind: 'gone', end };
      return now?.paused === true ? { kind: 'away', away: this.#paused() } : await this.#attach();
    } catch (error) {
      return { kind: 'away', away: this.#awayFor(error) };
    }
  }

  #paused(): ShellAway {
    const message = `container ${this.#parts.home.container.name} is paused; what is typed waits until it goes on`;
    return { waitsFor: 'container', message };
  }

  #awayFor(error: unknown): ShellAway {
    const { engine, install, home } = this.#parts;
    const { name } = home.container;
    if (statusOf(error) === undefined) {
      this.#engineWasAway = true;
      const message =
        `the docker engine at ${engine.where} does not answer; ` +
        `the shell in ${name} goes on if its container does, and what is typed waits for it`;
      return { waitsFor: 'engine', message };
    }
    // An engine that answers could not run the program: it may have been removed, as old files in /tmp are.
    if (statusOf(error) !== 409) install.vanished(home);
    return {
      waitsFor: 'holder',
      message: `the shell in ${name} can not be reached; ${engine.describe(error)}`,
    };
  }

  /** How the shell ended with its container's life; undefined while that goes on. */
  async #endWith(now: ContainerNow | undefined): Promise<ShellEnd | undefined> {
    const { engine, clock, home } = this.#parts;
    const { container } = home;
    if (isLivingOn(now, container)) return undefined;
    return endOfContainer({ engine, clock, container, watch: this.#watch }, now, this.#engineWasAway);
  }

  async #attach(): Promise<Dialed> {
    const { engine, install, home, folder } = this.#parts;
    const installed = await install.place(home);
    if (installed.kind === 'none') {
      install.vanished(home);
      return { kind: 'away', away: { waitsFor: 'holder', message: installed.reason } };
    }
    const exec = await engine.docker.getContainer(home.container.id).exec({
      Cmd: [installed.program, 'attach', '--dir', folder, '--wait', String(this.#waitSeconds)],
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      WorkingDir: '/',
      ...(home.user === undefined ? {} : { User: home.user }),
      abortSignal: callTimeout(),
    });
    const stream = (await exec.start({ hijack: true, stdin: true, Tty: false })) as Socket;
    keepAlive(stream);
    this.#engineWasAway = false;
    this.#waitSeconds = 0;
    const streams = new ExecStreams();
    const unwrap = (chunk: Buffer): Buffer[] => streams.push(chunk);
    return { kind: 'open', connection: { stream, unwrap, verdict: () => this.#verdict(exec, streams) } };
  }

  async #verdict(exec: Exec, streams: ExecStreams): Promise<ShellEnd | undefined> {
    const { engine, install, home } = this.#parts;
    try {
      const exitCode = await this.#exitCodeOf(exec);
      if (exitCode !== undefined && NO_PROGRAM.has(exitCode)) install.vanished(home);
      if (exitCode !== NO_HOLDER) return undefined;
      const now = await inspectContainer(engine, home.container);
      return (await this.#endWith(now)) ?? { kind: 'failed', detail: this.#lostWords(streams.errorText) };
    } catch {
      return undefined;
    }
  }

  #lostWords(said: string): string {
    const { name } = this.#parts.home.container;
    const words = said === '' ? '' : ` (${said})`;
    return `the shell in container ${name} is no longer held: its holder was ended${words}`;
  }

  async #exitCodeOf(exec: Exec): Promise<number | undefined> {
    const { clock } = this.#parts;
    const deadline = clock.now() + EXEC_SETTLE_MS;
    for (;;) {
      const { Running, ExitCode } = await exec.inspect({ abortSignal: callTimeout() });
      if (!Running) return ExitCode ?? undefined;
      if (clock.now() >= deadline) return undefined;
      await delay(clock, POLL_MS);
    }
  }
}
