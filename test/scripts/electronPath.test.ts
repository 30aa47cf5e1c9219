// `npm run -s electron:path`, which prints the path of the Electron runtime for use in other commands.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { electronExecutable } from '../../scripts/setup/electronExecutable.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';

test('electron:path prints only the path of the runtime in use', async () => {
  const options = { cwd: projectRoot, shell: process.platform === 'win32' };
  const { stdout } = await promisify(execFile)('npm', ['run', '-s', 'electron:path'], options);
  expect(stdout).toBe(`${electronExecutable()}\n`);
  expect(existsSync(stdout.trim())).toBe(true);
});
