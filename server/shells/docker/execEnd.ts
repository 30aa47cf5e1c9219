/** Why an exec's stream ended: the process, its container, or the engine. */

import type { Exec } from 'dockerode';
import {
  endOfContainer,
  inspectContainer,
  isLivingOn,
  type ContainerNow,
  type WatchedContainer,
} from './containerEnd.ts';
import { delay } from '../../base/delay.ts';
import { callTimeout, statusOf } from './engine.ts';
import type { ShellEnd } from '../shell.ts';
import { exitedWith } from '../local/signals.ts';

/** How long an engine may take to note that the exec ended whose stream it closed, ms. */
const EXEC_SETTLE_MS = 3_000;
/** How long a killed process may be ahead of its container's death, ms: the kernel ends them together. */
const DEATH_SETTLE_MS = 1_000;
/** The same once the engine said that it is ending the container, ms: Docker's own patience with one that ignores SIGTERM. */
const STOPPING_SETTLE_MS = 12_000;
const POLL_MS = 50;
/** Exit code of a process that got SIGKILL, which is how the kernel ends the processes of a container. */
const KILLED = 137;

export type EndedExec = WatchedContainer & { readonly exec: Exec };

/** How an ended stream is to be understood. */
export type FoundEnd = {
  readonly end: ShellEnd;
  /** The shell's processes may live on with nobody to read them. */
  readonly mayLive: boolean;
};

/** Finds out, within some seconds, what ended the exec; never rejects. */
export async function findEnd(ended: EndedExec): Promise<FoundEnd> {
  try {
    const exitCode = await exitCodeOf(ended);
    if (typeof exitCode === 'number' && exitCode !== KILLED && !ended.watch.has('kill', 'die')) {
      return { end: exitedWith(exitCode), mayLive: false };
    }
    const now = await settledContainer(ended, exitCode);
    if (!isLivingOn(now, ended.container))
      return { end: await endOfContainer(ended, now, exitCode === 'unknown'), mayLive: false };
    if (typeof exitCode === 'number') return { end: exitedWith(exitCode), mayLive: false };
    return { end: { kind: 'engine-lost', detail: lostDetail(ended, exitCode) }, mayLive: true };
  } catch (error) {
    return { end: { kind: 'engine-lost', detail: ended.engine.describe(error) }, mayLive: true };
  }
}

/** The exec's exit code; `running` when the engine still has it running, `unknown` when it knows it no more. */
async function exitCodeOf({ exec, clock }: EndedExec): Promise<number | 'running' | 'unknown'> {
  const deadline = clock.now() + EXEC_SETTLE_MS;
  for (;;) {
    try {
      const { Running, ExitCode } = await exec.inspect({ abortSignal: callTimeout() });
      if (!Running) return ExitCode ?? 0;
    } catch (error) {
      if (statusOf(error) === undefined) throw error;
      return 'unknown';
    }
    if (clock.now() >= deadline) return 'running';
    await delay(clock, POLL_MS);
  }
}

/** The container once it is clear whether it goes down with the exec; undefined when it was removed. */
async function settledContainer(
  ended: EndedExec,
  exitCode: number | string,
): Promise<ContainerNow | undefined> {
  const began = ended.clock.now();
  for (;;) {
    const now = await inspectContainer(ended.engine, ended.container);
    const waitedMs = ended.clock.now() - began;
    const patienceMs =
      exitCode === 'running' ? 0 : ended.watch.has('kill', 'die') ? STOPPING_SETTLE_MS : DEATH_SETTLE_MS;
    if (!isLivingOn(now, ended.container) || waitedMs >= patienceMs) return now;
    await delay(ended.clock, POLL_MS);
  }
}

function lostDetail({ engine, container }: EndedExec, exitCode: 'running' | 'unknown'): string {
  if (exitCode === 'running')
    return `the connection to the docker engine at ${engine.where} broke off; the shell in ${container.name} is ended`;
  return `the docker engine at ${engine.where} was restarted and lost the shell in ${container.name}, which is ended`;
}
