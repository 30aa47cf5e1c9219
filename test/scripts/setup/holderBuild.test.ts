// Building the holder without a C compiler: the app continues after one message, the tests fail.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appBuild } from '../../../scripts/setup/appBuild.ts';
import { holderBuild, holderIfPossible } from '../../../scripts/setup/holderBuild.ts';
import { setUp } from '../../../scripts/setup/runSteps.ts';
import { SetupError } from '../../../scripts/setup/step.ts';
import { appSteps, demoSteps, testSteps } from '../../../scripts/setup/stepLists.ts';
import { FakePrograms } from '../../support/fakePrograms.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const stamps = vi.hoisted(() => new Map<string, string>());
vi.mock('../../../scripts/setup/stamps.ts', () => ({
  readStamp: (name: string) => stamps.get(name),
  writeStamp: (name: string, text: string) => void stamps.set(name, text),
}));

const newFolder = scratchFolders();
let stderr = '';

beforeEach(() => {
  stderr = '';
  stamps.clear();
  vi.spyOn(appBuild, 'needed').mockReturnValue(false);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test('without a compiler the app continues after one message, and builds again only when there is a compiler', async () => {
  const programs = new FakePrograms(newFolder(), false);
  expect(await holderIfPossible.needed()).toBe(true);
  await setUp([holderIfPossible]);
  expect(stderr).toMatch(
    /Continuing without the holder \(shells end with their server\): .*install gcc, libc6-dev/,
  );
  expect(await holderIfPossible.needed()).toBe(false);
  programs.add('cc', 'exit 1');
  expect(await holderIfPossible.needed(), 'a compiler came').toBe(true);
});

test('the tests fail with one sentence that names the packages to install', async () => {
  new FakePrograms(newFolder(), false).add('cc', 'echo "ld: cannot find -lc"; exit 1');
  await expect(holderBuild.run()).rejects.toThrow(SetupError);
  await expect(holderBuild.run()).rejects.toThrow(
    /^Compiling the holder failed \(ld: cannot find -lc\): install .* static C library/,
  );
});

test('the app and the demo run without a holder, but the tests require it', () => {
  expect([appSteps, demoSteps, testSteps].map((steps) => steps.includes(holderIfPossible))).toEqual([
    true,
    true,
    false,
  ]);
  expect(testSteps).toContain(holderBuild);
});
