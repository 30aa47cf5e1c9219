// Four projects: fast tests; tests of the built page in a browser window, with a double of the main process; real tests with an
// engine, display or network, which run in parallel since they mostly wait; and those of them that need the machine for themselves.
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { hasDisplay } from './scripts/support/app/display.ts';

/** Files that need the built page, shown by Electron. */
const PAGE = ['test/renderer/ui/**/*.test.ts'];

/** Files that need the shared Docker engine, the built app or network namespaces. */
const REAL = [
  'test/**/*.docker.test.ts',
  'test/e2e/**/*.test.ts',
  'test/faults/**/*.test.ts',
  'test/interop/**/*.test.ts',
];

/** Real tests that measure time, or the memory of the whole app. */
const ALONE = ['test/faults/slowLink.test.ts', 'test/faults/slowLinkApp.test.ts', 'test/faults/wake.test.ts'];

/**
 * Real tests mostly wait for cuts, sleeps and shells: two of them leave half of two cores idle. On one display the apps would share
 * a clipboard, so several run only if each gets a virtual display of its own.
 */
const REAL_WORKERS = hasDisplay() ? 1 : 3;

/**
 * Files that take long. They start first, so that no worker waits for them at the end. Files that mostly wait and files that mostly
 * work alternate, so that one of each runs at a time.
 */
const LONGEST_FAST = ['held/localHolder', 'holder/valgrind', 'cli/cli', 'server/cli'];
const LONGEST_REAL = [
  'faults/typing',
  'faults/away',
  'faults/sleep',
  'faults/cuts',
  'faults/roaming',
  'e2e/sessions/away',
];
const LONGEST = [...LONGEST_FAST, ...LONGEST_REAL];

/** Starts the longest files first; vitest itself knows a file's duration only from an earlier run. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
      return at === -1 ? LONGEST.length : at;
    };
    return files.toSorted((file, other) => rank(file) - rank(other));
  }
}

const TIMEOUT_MS = 30_000;

/** Environment of shells under test: their home is a folder of the tests, because a developer's profile may be slow or print text. */
const env = {
  HOME: join(import.meta.dirname, 'test', 'home'),
  XDG_STATE_HOME: join(tmpdir(), 'holdfast-test-state'),
  XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  // Caches compiled sources, because hundreds of servers and clients start from the same ones.
  NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'compiled'),
};

const common = {
  environment: 'node',
  env,
  testTimeout: TIMEOUT_MS,
  hookTimeout: TIMEOUT_MS,
  // Longer than the default of a second, for busy machines.
  expect: { poll: { timeout: 20_000 } },
  restoreMocks: true,
} as const;

export default defineConfig({
  test: {
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...common,
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [...REAL, ...PAGE],
          // Fast tests mostly compute, so more workers than cores would slow each other down.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'page',
          include: PAGE,
          globalSetup: 'test/pageSetup.ts',
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'real',
          include: REAL,
          exclude: ALONE,
          globalSetup: 'test/globalSetup.ts',
          maxWorkers: REAL_WORKERS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...common,
          name: 'alone',
          include: ALONE,
          globalSetup: 'test/globalSetup.ts',
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
