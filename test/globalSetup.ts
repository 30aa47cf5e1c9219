// Starts a Docker engine and a display for each worker of the real tests, and stops them after the run.
import type { TestProject } from 'vitest/node';
import { startEngine, type Engine, type EngineAddress } from '../scripts/support/engine/engine.ts';
import { hasDisplay } from '../scripts/support/app/display.ts';
import { startXvfb, type VirtualDisplay } from '../scripts/support/app/xvfb.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Docker engines, one for each worker. */
    readonly engines: readonly EngineAddress[];
    /** Virtual displays, one for each worker; empty where the system has a display. */
    readonly displays: readonly string[];
  }
}

/** Runs once for each test project before its first file; returns the teardown. */
export async function setup({ provide, config }: TestProject): Promise<() => Promise<void>> {
  const displayCount = hasDisplay() ? 0 : config.maxWorkers;
  const displays: VirtualDisplay[] = [];
  while (displays.length < displayCount) displays.push(await startXvfb());
  const engines: Engine[] = [];
  while (engines.length < config.maxWorkers) engines.push(await startEngine());
  provide(
    'engines',
    engines.map(({ socketPath, dockerHost }) => ({ socketPath, dockerHost })),
  );
  provide(
    'displays',
    displays.map(({ display }) => display),
  );
  return async () => {
    for (const engine of engines) await engine.stop();
    for (const display of displays) await display.stop();
  };
}
