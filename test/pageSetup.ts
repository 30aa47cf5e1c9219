// Starts one Electron for all tests of the page, with a window for each worker, and stops it after the run.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import { electronExecutable } from '../scripts/setup/electronExecutable.ts';
import { hasDisplay } from '../scripts/support/app/display.ts';
import { electronArguments } from '../scripts/support/app/electronArguments.ts';
import { endChild } from '../scripts/support/processes.ts';
import { projectRoot } from '../scripts/support/projectRoot.ts';
import { startXvfb } from '../scripts/support/app/xvfb.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Debugger address of the Electron whose windows show the page. */
    readonly pageDebugger: string;
  }
}

const START_MS = 30_000;

/** Resolves with the address that Chromium prints once its debugger listens. */
async function debuggerOf(child: ChildProcess): Promise<string> {
  const lines: string[] = [];
  const late = setTimeout(() => child.kill(), START_MS);
  try {
    if (child.stderr !== null)
      for await (const line of createInterface({ input: child.stderr })) {
        const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
        if (address !== undefined) return address;
        lines.push(line);
      }
  } finally {
    clearTimeout(late);
    // Chromium keeps printing; a full pipe would block it.
    child.stderr?.resume();
  }
  throw new Error(`Electron did not start:\n${lines.join('\n')}`);
}

/** Runs once before the first test file; returns the teardown. */
export async function setup({ provide, config }: TestProject): Promise<() => Promise<void>> {
  const display = hasDisplay() ? undefined : await startXvfb();
  const userData = mkdtempSync(join(tmpdir(), 'holdfast-page-'));
  const windows = JSON.stringify([join(projectRoot, 'out', 'renderer'), config.maxWorkers]);
  const program = join(import.meta.dirname, 'support', 'pageWindows.cjs');
  const args = ['--remote-debugging-port=0', `--user-data-dir=${userData}`];
  const child = spawn(electronExecutable(), [...electronArguments(), ...args, program], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      HOLDFAST_PAGE_WINDOWS: windows,
      ...(display === undefined ? {} : { DISPLAY: display.display }),
    },
  });
  provide('pageDebugger', await debuggerOf(child));
  return async () => {
    await endChild(child);
    await display?.stop();
    rmSync(userData, { recursive: true, force: true });
  };
}
