// Four kinds of tests: fast ones; those of the built page in a browser window, with a double of the main process; those with a real
// engine, display or network, side by side as well, since they mostly wait; and those of them that need the machine for themselves.
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

/** Of those the ones that look at how soon something happens, or at the memory of the whole app. */
const ALONE = ['test/faults/slowLink.test.ts', 'test/faults/slowLinkApp.test.ts', 'test/faults/wake.test.ts'];

/**
 * Real tests wait for most of their time, for cuts, sleeps and shells: two of them leave half of two cores idle.
 *
 * On one display the apps would take each other's clipboard, so more than one only where each gets a display of its own.
 */
const REAL_WORKERS = hasDisplay() ? 1 : 3;

/**
 * Files that take long: begun last they would keep the other workers waiting for them. Those that mostly wait and those that
 * mostly work take turns, so that one of each runs at a time.
 */
const LONGEST_FAST = ['held/localHolder', 'holder/valgrind', 'cli/cli', 'server/cli'];
const LONGEST_REAL = [
  'faults/typing',
  'faults/away',
  'faults/sleep',
  'faults/cuts',
  'faults/roaming',
  'e2e/away',
];
const LONGEST = [...LONGEST_FAST, ...LONGEST_REAL];

/** Begins the longest files first; vitest itself knows how long a file takes only from an earlier run. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
      return at === -1 ? LONGEST.length : at;
    };
    return files.toSorted((one, other) => rank(one) - rank(other));
  }
}

const TIMEOUT_MS = 30_000;

/** Shells under test read a profile of ours: the developer's may be slow, print, or be harmed by a shell that is killed in it. */
const env = {
  HOME: join(import.meta.dirname, 'test', 'home'),
  XDG_STATE_HOME: join(tmpdir(), 'holdfast-test-state'),
  XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  // Hundreds of servers and clients are started from the same sources: each compiles only what changed since the one before.
  NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'compiled'),
};

const common = {
  environment: 'node',
  env,
  testTimeout: TIMEOUT_MS,
  hookTimeout: TIMEOUT_MS,
  // What is waited for comes late on a machine that is busy; the default of a second is a guess about its speed.
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
          // These work all the time: more than there are cores make each other late.
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
