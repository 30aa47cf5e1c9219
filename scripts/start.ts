// Task: runs the set-up steps that are needed, and opens the app. On a machine without a display, it runs the
// guided demo instead.
import { join } from 'node:path';
import { electronExecutable } from './setup/electronExecutable.ts';
import { setUp } from './setup/runSteps.ts';
import { appSteps, demoSteps } from './setup/stepLists.ts';
import { hasDisplay } from './support/app/display.ts';
import { electronArguments } from './support/app/electronArguments.ts';
import { runInForeground } from './support/foreground.ts';
import { projectRoot } from './support/projectRoot.ts';

const args = process.argv.slice(2);

async function openApp(): Promise<number> {
  await setUp(appSteps);
  return runInForeground(electronExecutable(), [...electronArguments(), projectRoot, ...args]);
}

async function runDemo(): Promise<number> {
  process.stderr.write(
    'This machine has no display: running the guided demo on a virtual display instead.\n',
  );
  await setUp(demoSteps);
  return runInForeground(process.execPath, [join(import.meta.dirname, 'demo.ts'), ...args]);
}

process.exitCode = await (hasDisplay() ? openApp() : runDemo());
