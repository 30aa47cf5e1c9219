// Starts what real tests use, a Docker engine and a display for each worker, and ends both with the run.
import type { TestProject } from 'vitest/node';
import { startEngine, type Engine, type EngineAddress } from '../scripts/support/engine/engine.ts';
import { hasDisplay } from '../scripts/support/app/display.ts';
import { startXvfb, type VirtualDisplay } from '../scripts/support/app/xvfb.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** One for each worker. */
    readonly engines: readonly EngineAddress[];
    /** One for each worker; none where the system has its own. */
    readonly displays: readonly string[];
  }
}

/** Runs once for each kind before the first test file; returns what undoes it. */
export async function setup({ provide, config }: TestProject): Promise<() => Promise<void>> {
  const wanted = hasDisplay() ? 0 : config.maxWorkers;
  const displays: VirtualDisplay[] = [];
  while (displays.length < wanted) displays.push(await startXvfb());
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
