// `npm run -s electron:path`, for who wants to start the runtime that the app is started with.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { electronExecutable } from '../../scripts/setup/electronExecutable.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';

test('electron:path prints the runtime in use, and nothing else', async () => {
  const options = { cwd: projectRoot, shell: process.platform === 'win32' };
  const { stdout } = await promisify(execFile)('npm', ['run', '-s', 'electron:path'], options);
  expect(stdout).toBe(`${electronExecutable()}\n`);
  expect(existsSync(stdout.trim())).toBe(true);
});
