/** Ends what an exec started in a container: the engine has no call for that, so a second exec does it. */

import type { Readable } from 'node:stream';
import type { Clock } from '../../../protocol/clock.ts';
import { delay } from '../../base/delay.ts';
import { callTimeout, statusOf, type Engine } from './engine.ts';
import { parseSignaled, signalCommand, type ContainerProcess } from './execScripts.ts';

/** A container in one of its lives: a restart begins another. */
export type ContainerLife = { readonly id: string; readonly name: string; readonly startedAt: string };

/** Time a hung-up shell has to end by itself, ms: what shells need to write their history, with room. */
const HANGUP_GRACE_MS = 2_000;
/** Time before the first look whether they did, ms. */
const FIRST_LOOK_MS = 50;
/** Sweeps with SIGKILL before giving up: children forked between a look and its signal take a second one. */
const KILL_SWEEPS = 8;
const SWEEP_PAUSE_MS = 100;
/** How often a paused container is tried again, ms: nothing can run in it before somebody unpauses it. */
const PAUSED_RETRY_MS = 1_000;

export type EndingShell = {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly container: ContainerLife;
  readonly process: ContainerProcess;
  /** Whom the shell runs as; undefined for the image's usual user. */
  readonly user: string | undefined;
};

/**
 * Hangs the shell's session up, kills what is left after a grace, and resolves when nothing is left or its container's
 * life is over. Waits while the container is paused. Rejects when the engine does not answer or processes can not be ended.
 */
export async function endProcesses(shell: EndingShell): Promise<void> {
  for (;;) {
    try {
      if ((await signalAs(shell, shell.user, ['HUP', 'CONT'])) > 0) await waitForEnd(shell);
      return await killSweeps(shell);
    } catch (error) {
      // With the container's life its processes ended.
      if (!(await isAlive(shell))) return;
      if (statusOf(error) !== 409) throw error;
      await delay(shell.clock, PAUSED_RETRY_MS);
    }
  }
}

/** Gives hung-up processes their time; each look costs an exec, so looks become rarer. */
async function waitForEnd(shell: EndingShell): Promise<void> {
  const deadline = shell.clock.now() + HANGUP_GRACE_MS;
  for (let pauseMs = FIRST_LOOK_MS; shell.clock.now() < deadline; pauseMs *= 2) {
    await delay(shell.clock, pauseMs);
    if ((await signalAs(shell, shell.user, [])) === 0) return;
  }
}

/** Kills as the shell's user and, where that leaves some (a program of root's behind sudo), as root. */
async function killSweeps(shell: EndingShell): Promise<void> {
  for (let sweep = 0; sweep < KILL_SWEEPS; sweep += 1) {
    const user = sweep % 2 === 0 ? shell.user : '0';
    if ((await signalAs(shell, user, ['KILL'])) === 0) return;
    await delay(shell.clock, SWEEP_PAUSE_MS);
  }
  const { name } = shell.container;
  throw new Error(
    `processes of shell ${shell.process.pid} in container ${name} can not be ended: end them there by hand`,
  );
}

/** Signals the session's processes and resolves with how many there were. */
async function signalAs(
  { engine, container, process }: EndingShell,
  user: string | undefined,
  signals: readonly ('HUP' | 'CONT' | 'KILL')[],
): Promise<number> {
  const exec = await engine.docker.getContainer(container.id).exec({
    Cmd: signalCommand(process, signals),
    AttachStdout: true,
    WorkingDir: '/',
    ...(user === undefined ? {} : { User: user }),
    abortSignal: callTimeout(),
  });
  const output = (await exec.start({ abortSignal: callTimeout() })) as Readable;
  const chunks: Buffer[] = [];
  for await (const chunk of output) chunks.push(chunk as Buffer);
  const count = parseSignaled(Buffer.concat(chunks));
  if (count === undefined)
    throw new Error(
      `container ${container.name} ran no signal: ${Buffer.concat(chunks).toString().slice(0, 200)}`,
    );
  return count;
}

/** Whether the container is still in the life the shell was started in. */
async function isAlive({ engine, container }: EndingShell): Promise<boolean> {
  try {
    const { State } = await engine.docker.getContainer(container.id).inspect({ abortSignal: callTimeout() });
    return State.Running && State.StartedAt === container.startedAt;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}
