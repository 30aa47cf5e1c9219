/** Why an exec's stream ended: the process, its container, or the engine. */

import type { Exec } from 'dockerode';
import { statusOf, type Engine } from './engine.ts';
import type { ShellEnd } from './shell.ts';

/** How long the engine may take to say how an exec ended, ms: a container is still stopping when its streams end. */
const SETTLE_MS = 3_000;
/** How long an engine that went away is waited for before the shell counts as lost with it, ms. */
const RETURN_MS = 10_000;
const POLL_MS = 100;

type ContainerLife = { readonly running: boolean; readonly startedAt: string; readonly exitCode: number };

/** The container's present life; undefined when it was removed. Rejects when the engine does not answer. */
export async function lifeOf(engine: Engine, containerId: string): Promise<ContainerLife | undefined> {
  try {
    const { State } = await engine.docker.getContainer(containerId).inspect();
    return { running: State.Running, startedAt: State.StartedAt, exitCode: State.ExitCode };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** Finds out how the exec in container `name`, which was in the life that began at `startedAt`, came to its end. */
export async function findEnd(
  engine: Engine,
  exec: Exec,
  container: { readonly id: string; readonly name: string; readonly startedAt: string },
): Promise<ShellEnd> {
  const began = Date.now();
  let lost: unknown;
  for (;;) {
    const waited = Date.now() - began;
    try {
      const end = await askOnce(engine, exec, container, waited > SETTLE_MS);
      if (end !== undefined) return end;
      lost = undefined;
    } catch (error) {
      lost = error;
      if (waited > RETURN_MS) return { kind: 'engine-lost', detail: `${engine.describe(lost)}; the shell may still run` };
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function askOnce(
  engine: Engine,
  exec: Exec,
  container: { readonly id: string; readonly name: string; readonly startedAt: string },
  settled: boolean,
): Promise<ShellEnd | undefined> {
  const life = await lifeOf(engine, container.id);
  if (life === undefined) return { kind: 'container-removed', detail: `container ${container.name} was removed` };
  if (!life.running) {
    return { kind: 'container-stopped', detail: `container ${container.name} stopped (exit code ${life.exitCode})` };
  }
  if (life.startedAt !== container.startedAt) {
    return { kind: 'container-stopped', detail: `container ${container.name} was restarted` };
  }
  const process = await inspectExec(exec);
  if (process === undefined) {
    return { kind: 'engine-lost', detail: `the docker engine restarted and no longer knows the shell in ${container.name}` };
  }
  if (process.running) {
    return settled ? { kind: 'engine-lost', detail: `the engine dropped the shell in ${container.name}` } : undefined;
  }
  // A killed container's processes end a moment before it counts as stopped itself.
  if (process.exitCode === 137 && !settled) return undefined;
  return { kind: 'exited', exitCode: process.exitCode };
}

async function inspectExec(exec: Exec): Promise<{ running: boolean; exitCode: number } | undefined> {
  try {
    const { Running, ExitCode } = await exec.inspect();
    return { running: Running, exitCode: ExitCode ?? 0 };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
