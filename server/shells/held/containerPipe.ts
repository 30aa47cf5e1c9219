/** Connections to a holder in a container. Each one is a new exec, so that it works again after the engine was restarted. */

import type { Exec } from 'dockerode';
import type { Clock } from '../../../protocol/clock.ts';
import {
  endOfContainer,
  inspectContainer,
  isStillRunning,
  type ContainerNow,
} from '../docker/containerEnd.ts';
import { attachExec, createExec } from '../docker/attachExec.ts';
import { ContainerWatch } from '../docker/containerWatch.ts';
import { delay } from '../../base/delay.ts';
import { callTimeout, type Engine } from '../docker/engine.ts';
import { statusOf } from '../docker/engineErrors.ts';
import type { ShellAway, ShellEnd } from '../shell.ts';
import { ShellFailure } from '../shellFailure.ts';
import { ExecStreams } from './execStreams.ts';
import type { HolderHome, HolderInstall } from './holderInstall.ts';
import type { Dialed, HolderPipe } from './holderPipe.ts';

/** Exit code of the holder's program if no holder is in the folder (HOLDER.md). */
const NO_HOLDER = 3;
/** Exit codes of a program that cannot be executed or does not exist (POSIX 2.8.2). */
const NO_PROGRAM = new Set([126, 127]);
/** Timeout for a new holder to listen, s. A busy machine needs seconds for an exec. */
const NEW_HOLDER_WAIT_S = 10;
/** Time that an engine may need after the end of the stream to notice the end of the exec, ms. */
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
  /** True if the engine was unreachable since the last connection. */
  #engineWasAway = false;
  /** Time that the next connection waits until the holder listens, s. */
  #waitSeconds: number;

  /** @param isNew true if the holder is just being started. */
  constructor(parts: ContainerPipeParts, isNew: boolean) {
    this.#parts = parts;
    this.#waitSeconds = isNew ? NEW_HOLDER_WAIT_S : 0;
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
    let isOver = false;
    const emit = (): void => {
      if (!isOver) listener(this.#paused());
    };
    // The container may have ended before this server subscribed to the engine's events.
    const check = (): void => {
      const ifPaused = (now: ContainerNow | undefined): void => (now?.paused ? emit() : undefined);
      inspectContainer(engine, home.container).then(ifPaused, () => undefined);
    };
    const unsubscribe = engine.events.subscribe({
      onState: ({ kind }) => (kind === 'up' ? check() : undefined),
      onGap: check,
      onContainer: ({ action, containerId }) => {
        if (action === 'pause' && containerId === home.container.id) emit();
      },
    });
    return () => {
      isOver = true;
      unsubscribe();
    };
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
      if (now?.paused === true) return { kind: 'away', away: this.#paused() };
      return await this.#attach();
    } catch (error) {
      return { kind: 'away', away: this.#awayFor(error) };
    }
  }

  #paused(): ShellAway {
    const message = `container ${this.#parts.home.container.name} is paused; input waits until it is unpaused`;
    return { waitsFor: 'container', message };
  }

  #awayFor(error: unknown): ShellAway {
    const { engine, install, home } = this.#parts;
    const { name } = home.container;
    if (error instanceof ShellFailure) return { waitsFor: 'engine', message: error.message };
    if (statusOf(error) === undefined) {
      this.#engineWasAway = true;
      const message =
        `the ${engine.product} engine at ${engine.where} does not answer; ` +
        `the shell in ${name} runs as long as its container, and input waits for it`;
      return { waitsFor: 'engine', message };
    }
    // The engine could not run the program. The program may have been removed, as old files in /tmp are.
    if (statusOf(error) !== 409) install.vanished(home);
    return {
      waitsFor: 'holder',
      message: `the shell in ${name} cannot be reached; ${engine.describe(error)}`,
    };
  }

  /** Returns the end of the shell if it ended with its container; undefined while the container runs. */
  async #endWith(now: ContainerNow | undefined): Promise<ShellEnd | undefined> {
    const { engine, clock, home } = this.#parts;
    const { container } = home;
    if (isStillRunning(now, container)) return undefined;
    return endOfContainer({ engine, clock, container, watch: this.#watch }, now, this.#engineWasAway);
  }

  async #attach(): Promise<Dialed> {
    const { engine, install, home, folder } = this.#parts;
    const installed = await install.install(home);
    if (installed.kind === 'none') {
      install.vanished(home);
      return { kind: 'away', away: { waitsFor: 'holder', message: installed.reason } };
    }
    const exec = await createExec(engine, home.container.id, {
      Cmd: [installed.program, 'attach', '--dir', folder, '--wait', String(this.#waitSeconds)],
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      WorkingDir: '/',
      ...(home.user === undefined ? {} : { User: home.user }),
    });
    const stream = await attachExec(engine, exec, { tty: false, stdin: true });
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
      return (await this.#endWith(now)) ?? { kind: 'failed', detail: this.#lostDetail(streams.errorText) };
    } catch {
      return undefined;
    }
  }

  #lostDetail(error: string): string {
    const { name } = this.#parts.home.container;
    const quote = error === '' ? '' : ` (${error})`;
    return `the shell in container ${name} is lost: its holder was ended${quote}`;
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
