// Steps that are impossible on a machine: one sentence names the failure and its solution.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { becomeRoot } from '../../scripts/setup/becomeRoot.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { SetupError } from '../../scripts/setup/step.ts';
import { existingEngine } from '../../scripts/support/engine/existingEngine.ts';
import { startPrivateEngine } from '../../scripts/support/engine/privateEngine.ts';
import { FakePrograms } from '../support/fakePrograms.ts';
import { scratchFolders } from '../support/scratchFolder.ts';

const run = promisify(execFile);
const newFolder = scratchFolders();

afterEach(() => {
  vi.unstubAllEnvs();
});

type Failure = { readonly code: number; readonly stdout: string; readonly stderr: string };

test('an engine that does not start is reported at once, with the reason and the solution', async () => {
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  const programs = new FakePrograms(newFolder(), true);
  programs.add('containerd');
  programs.add('dockerd', 'echo "failed to start daemon: no cgroups here" >&2; exit 1');
  const start = startPrivateEngine({});
  await expect(start).rejects.toThrow(SetupError);
  await expect(start).rejects.toThrow(
    /^A private Docker engine did not start \(failed to start daemon: no cgroups here\): check /,
  );
});

test('a missing engine is reported with the address where it was expected', async () => {
  vi.stubEnv('DOCKER_HOST', 'unix:///nowhere/docker.sock');
  const found = existingEngine();
  await expect(found).rejects.toThrow(SetupError);
  await expect(found).rejects.toThrow(
    'No Docker engine answers at /nowhere/docker.sock: start Docker Desktop',
  );
});

test('a missing sudo, and one that needs a password, are reported with the solution', async () => {
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
  const programs = new FakePrograms(newFolder(), false);
  await expect(becomeRoot('Starting it')).rejects.toThrow(
    'Starting it needs root, and sudo is not installed: run again as root.',
  );
  programs.add('sudo', 'echo "sudo: a password is required" >&2; exit 1');
  const isTTY = process.stdin.isTTY;
  process.stdin.isTTY = false;
  await expect(becomeRoot('Starting it')).rejects.toThrow(
    /^Starting it needs root, and sudo needs a password: run /,
  );
  process.stdin.isTTY = isTTY;
  programs.add('sudo');
  await becomeRoot('Starting it');
});

/** A checkout with nothing installed, where npm fails. */
function brokenCheckout(): { readonly script: string; readonly env: NodeJS.ProcessEnv } {
  const folder = newFolder();
  mkdirSync(join(folder, 'scripts'));
  const script = join(folder, 'scripts', 'run.mjs');
  copyFileSync(join(projectRoot, 'scripts', 'run.mjs'), script);
  for (const task of ['test', 'start']) writeFileSync(join(folder, 'scripts', `${task}.ts`), '');
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  const npm = join(folder, 'npm.js');
  writeFileSync(npm, 'process.exit(1)');
  return { script, env: { ...process.env, npm_execpath: npm } };
}

test('a failed installation of dependencies prints one sentence, and `npm test` still ends with its counts', async () => {
  const { script, env } = brokenCheckout();
  const failed = async (task: string): Promise<Failure> =>
    run(process.execPath, [script, task], { env }).then(
      () => expect.fail('it did not fail'),
      (error: Failure) => error,
    );
  const sentence = /^Installing the dependencies failed: check that .*$/m;
  const tests = await failed('test');
  expect([tests.code, tests.stdout, tests.stderr]).toEqual([
    1,
    '0 passed, 1 failed\n',
    expect.stringMatching(sentence),
  ]);
  const start = await failed('start');
  expect([start.code, start.stdout, start.stderr]).toEqual([1, '', expect.stringMatching(sentence)]);
});
