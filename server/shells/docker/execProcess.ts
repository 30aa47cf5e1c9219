/** Ends the processes of an exec with a second exec, because the engine has no call for that. */

import type { Readable } from 'node:stream';
import type { Clock } from '../../../protocol/clock.ts';
import { delay } from '../../base/delay.ts';
import { callTimeout, type Engine } from './engine.ts';
import { statusOf } from './engineErrors.ts';
import { foregroundCommand, parseSignaled, signalCommand, type ContainerProcess } from './execScripts.ts';

/** One lifetime of a container. A restart starts another one. */
export type ContainerLife = { readonly id: string; readonly name: string; readonly startedAt: string };

/** Time that a shell has to end after a hang-up, ms: enough to write its history. */
const HANGUP_GRACE_MS = 2_000;
/** Delay before the first check for the end, ms. The delay then doubles. */
const FIRST_CHECK_MS = 50;
/** Max rounds of SIGKILL. Children that are forked during a round need another one. */
const KILL_SWEEPS = 8;
const SWEEP_PAUSE_MS = 100;
/** Retry interval for a paused container, ms. No exec can run in it. */
const PAUSED_RETRY_MS = 1_000;

export type EndingShell = {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly container: ContainerLife;
  readonly process: ContainerProcess;
  /** User of the shell; undefined for the image's default user. */
  readonly user: string | undefined;
};

/**
 * Hangs up the shell's tty session and kills the remaining processes after a grace period. Waits while the container is paused.
 * Resolves when no process is left or the container has ended. Rejects if the engine does not answer or processes cannot be
 * ended.
 */
export async function endProcesses(shell: EndingShell): Promise<void> {
  for (;;) {
    try {
      if ((await signalAs(shell, shell.user, ['HUP', 'CONT'])) > 0) await waitForEnd(shell);
      return await killSweeps(shell);
    } catch (error) {
      // The processes have ended with the container.
      if (!(await isAlive(shell))) return;
      if (statusOf(error) !== 409) throw error;
      await delay(shell.clock, PAUSED_RETRY_MS);
    }
  }
}

/** Waits for processes that got a hang-up. Each check costs an exec, so the interval grows. */
async function waitForEnd(shell: EndingShell): Promise<void> {
  const deadline = shell.clock.elapsed() + HANGUP_GRACE_MS;
  for (let pauseMs = FIRST_CHECK_MS; shell.clock.elapsed() < deadline; pauseMs *= 2) {
    await delay(shell.clock, pauseMs);
    if ((await signalAs(shell, shell.user, [])) === 0) return;
  }
}

/** Sends SIGKILL as the shell's user and, for programs started with sudo, as root. */
async function killSweeps(shell: EndingShell): Promise<void> {
  for (let sweep = 0; sweep < KILL_SWEEPS; sweep += 1) {
    const user = sweep % 2 === 0 ? shell.user : '0';
    if ((await signalAs(shell, user, ['KILL'])) === 0) return;
    await delay(shell.clock, SWEEP_PAUSE_MS);
  }
  const { name } = shell.container;
  throw new Error(
    `processes of shell ${shell.process.pid} in container ${name} cannot be ended: end them there by hand`,
  );
}

/** Signals the session's processes. Resolves with their number. */
async function signalAs(
  shell: EndingShell,
  user: string | undefined,
  signals: readonly ('HUP' | 'CONT' | 'KILL')[],
): Promise<number> {
  const run = (): Promise<Buffer> => outputOf(shell, user, signalCommand(shell.process, signals));
  let output = await run();
  // The script always prints a line, but Podman sometimes ends the stream of a short program before its output.
  if (output.length === 0) output = await run();
  const count = parseSignaled(output);
  if (count !== undefined) return count;
  throw new Error(`container ${shell.container.name} ran no signal: ${output.toString().slice(0, 200)}`);
}

/** Resolves with true while a command other than the shell runs in the foreground, or if that cannot be determined. */
export async function hasForegroundCommand(shell: EndingShell): Promise<boolean> {
  try {
    const count = parseSignaled(await outputOf(shell, shell.user, foregroundCommand(shell.process)));
    return count === undefined || count > 0;
  } catch {
    return true;
  }
}

async function outputOf(
  { engine, container }: EndingShell,
  user: string | undefined,
  argv: string[],
): Promise<Buffer> {
  const exec = await engine.docker.getContainer(container.id).exec({
    Cmd: argv,
    AttachStdout: true,
    WorkingDir: '/',
    ...(user === undefined ? {} : { User: user }),
    abortSignal: callTimeout(),
  });
  const output = (await exec.start({ abortSignal: callTimeout() })) as Readable;
  const chunks: Buffer[] = [];
  for await (const chunk of output) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Returns true while the container runs and was not restarted since the shell's start. */
async function isAlive({ engine, container }: EndingShell): Promise<boolean> {
  try {
    const { State } = await engine.docker.getContainer(container.id).inspect({ abortSignal: callTimeout() });
    return State.Running && State.StartedAt === container.startedAt;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}
