// Set-up step: builds the app into out/ if a source has changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../support/commands.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { readStamp, writeStamp } from './stamps.ts';
import { SetupError, type SetupStep } from './step.ts';

const STAMP = 'app-build';
const SOURCES = ['cli', 'client', 'main', 'preload', 'protocol', 'renderer', 'server', 'shared', 'terminal'];
const CONFIGURATION = ['electron.vite.config.ts', 'package.json', 'package-lock.json'];

function filesIn(folder: string): string[] {
  const entries = readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Names, sizes and times of all sources. They show any change, and can be read in milliseconds. */
function fingerprint(): string {
  const configuration = CONFIGURATION.map((name) => join(projectRoot, name));
  const hash = createHash('sha256');
  for (const path of [...SOURCES.flatMap(filesIn), ...configuration].toSorted()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/**
 * Builds the app even if that is not needed. On failure, prints the tool's output and throws one sentence.
 */
export async function buildApp(): Promise<void> {
  const before = fingerprint();
  const tool = join(projectRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { exitCode, output } = await runCommand(process.execPath, [tool, 'build'], { cwd: projectRoot });
  if (exitCode !== 0)
    throw new SetupError('Building the app failed: correct the error shown above, then run again.', output);
  writeStamp(STAMP, before);
}

/** Set-up step that creates the built app in out/. */
export const appBuild: SetupStep = {
  name: 'Building the app',
  needed: () =>
    !existsSync(join(projectRoot, 'out', 'main', 'index.js')) || readStamp(STAMP) !== fingerprint(),
  run: buildApp,
};
