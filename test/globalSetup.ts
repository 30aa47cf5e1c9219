// Starts what all real tests of one run share, a Docker engine and a display, and ends both with the run.
import type { TestProject } from 'vitest/node';
import { startEngine, type EngineAddress } from '../scripts/support/engine.ts';
import { hasDisplay } from '../scripts/support/display.ts';
import { startXvfb } from '../scripts/support/xvfb.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly engine: EngineAddress;
    readonly display: string;
  }
}

/** Runs once before the first real test file; returns what undoes it. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const display = hasDisplay() ? undefined : await startXvfb();
  const engine = await startEngine();
  provide('engine', { socketPath: engine.socketPath, dockerHost: engine.dockerHost });
  provide('display', display?.display ?? process.env['DISPLAY'] ?? '');
  return async () => {
    await engine.stop();
    await display?.stop();
  };
}
