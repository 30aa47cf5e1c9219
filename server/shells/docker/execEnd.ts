/** Finds why an exec's stream ended: because of its process, its container, or the engine. */

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

/** Time that an engine may need after the end of the stream to notice the end of the exec, ms. */
const EXEC_SETTLE_MS = 3_000;
/** Time from the end of a killed process to the end of its container, ms. The kernel ends them together. */
const DEATH_SETTLE_MS = 1_000;
/** The same time while the engine stops the container, ms: Docker's timeout for a container that ignores SIGTERM. */
const STOPPING_SETTLE_MS = 12_000;
const POLL_MS = 50;
/** Exit code after SIGKILL, which the kernel uses to end the processes of a container. */
const KILLED = 137;

export type EndedExec = WatchedContainer & { readonly exec: Exec };

/** Reason for the end of a stream. */
export type FoundEnd = {
  readonly end: ShellEnd;
  /** True if the shell's processes may still run, although they cannot be reached. */
  readonly mayRun: boolean;
};

/** Finds the reason within a few seconds. Never rejects. */
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

/** Returns the exec's exit code, `running` if the engine still reports it as running, or `unknown` if the engine lost it. */
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

/** Returns the container's state once it is clear if it ends together with the exec; undefined if it was removed. */
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
