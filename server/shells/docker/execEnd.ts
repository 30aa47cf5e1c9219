/** Reason for the end of an exec's stream: the process, its container, or the engine. */

import type { Exec } from 'dockerode';
import {
  endOfContainer,
  inspectContainer,
  isStillRunning,
  type ContainerNow,
  type WatchedContainer,
} from './containerEnd.ts';
import { delay } from '../../base/delay.ts';
import { callTimeout } from './engine.ts';
import { statusOf } from './engineErrors.ts';
import type { ShellEnd } from '../shell.ts';
import { exitedWith } from '../local/signals.ts';

/** Time for an engine to notice the end of an exec after its stream, ms. */
const EXEC_SETTLE_MS = 3_000;
/** Time from the end of a killed process to that of its container, ms: the kernel ends them together. */
const DEATH_SETTLE_MS = 1_000;
/** The same while the engine stops the container, ms: Docker's timeout for one that ignores SIGTERM. */
const STOPPING_SETTLE_MS = 12_000;
const POLL_MS = 50;
/** Exit code after SIGKILL, with which the kernel ends the processes of a container. */
const KILLED = 137;

export type EndedExec = WatchedContainer & { readonly exec: Exec };

/** Meaning of an ended stream. */
export type FoundEnd = {
  readonly end: ShellEnd;
  /** The shell's processes may still run, unreachable. */
  readonly mayRun: boolean;
};

/** Finds the reason within some seconds; never rejects. */
export async function findEnd(ended: EndedExec): Promise<FoundEnd> {
  try {
    const exitCode = await exitCodeOf(ended);
    if (typeof exitCode === 'number' && exitCode !== KILLED && !ended.watch.has('kill', 'die')) {
      return { end: exitedWith(exitCode), mayRun: false };
    }
    const now = await settledContainer(ended, exitCode);
    if (!isStillRunning(now, ended.container))
      return { end: await endOfContainer(ended, now, exitCode === 'unknown'), mayRun: false };
    if (typeof exitCode === 'number') return { end: exitedWith(exitCode), mayRun: false };
    return { end: { kind: 'engine-lost', detail: lostDetail(ended, exitCode) }, mayRun: true };
  } catch (error) {
    return { end: { kind: 'engine-lost', detail: ended.engine.describe(error) }, mayRun: true };
  }
}

/** Exit code of the exec; `running` when the engine still reports it as running, `unknown` when it lost it. */
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

/** State of the container once it is clear whether it ends with the exec; undefined when it was removed. */
async function settledContainer(
  ended: EndedExec,
  exitCode: number | string,
): Promise<ContainerNow | undefined> {
  const startedAt = ended.clock.now();
  for (;;) {
    const now = await inspectContainer(ended.engine, ended.container);
    const waitedMs = ended.clock.now() - startedAt;
    if (!isStillRunning(now, ended.container) || waitedMs >= settleMs(ended, exitCode)) return now;
    await delay(ended.clock, POLL_MS);
  }
}

function settleMs({ watch }: EndedExec, exitCode: number | string): number {
  if (exitCode === 'running') return 0;
  return watch.has('kill', 'die') ? STOPPING_SETTLE_MS : DEATH_SETTLE_MS;
}

function lostDetail({ engine, container }: EndedExec, exitCode: 'running' | 'unknown'): string {
  if (exitCode === 'running')
    return `the connection to the ${engine.product} engine at ${engine.where} broke off; the shell in ${container.name} is ended`;
  return `the ${engine.product} engine at ${engine.where} was restarted and lost the shell in ${container.name}, which is ended`;
}
