// Three kinds of tests: fast ones side by side; those with a real engine, display or network one file after the other; and those of
// them that mostly wait, side by side again.
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { hasDisplay } from './scripts/support/display.ts';

/** Files that need the shared Docker engine, the built app or network namespaces. */
const REAL = ['test/**/*.docker.test.ts', 'test/e2e/**/*.test.ts', 'test/faults/**/*.test.ts'];

/** Of those the ones that spend their time waiting for clocks and networks. */
const WAITING = [
  'test/e2e/held.test.ts',
  'test/faults/cuts.test.ts',
  'test/faults/partition.test.ts',
  'test/faults/roaming.test.ts',
  'test/faults/sleep.test.ts',
  'test/faults/typing.test.ts',
];

/** On one display the apps would take each other's clipboard, so more than one only where each gets a display of its own. */
const WAITING_WORKERS = hasDisplay() ? 1 : 4;

const TIMEOUT_MS = 30_000;

/** Shells under test read a profile of ours: the developer's may be slow, print, or be harmed by a shell that is killed in it. */
const env = {
  HOME: join(import.meta.dirname, 'test', 'home'),
  XDG_STATE_HOME: join(tmpdir(), 'holdfast-test-state'),
  XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
};

const common = {
  environment: 'node',
  env,
  testTimeout: TIMEOUT_MS,
  hookTimeout: TIMEOUT_MS,
  restoreMocks: true,
} as const;

export default defineConfig({
  test: {
    // A flood or a browser takes a core: more workers than two only make each other late.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: REAL,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'real',
          include: REAL,
          exclude: WAITING,
          globalSetup: 'test/globalSetup.ts',
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...common,
          name: 'waiting',
          include: WAITING,
          globalSetup: 'test/globalSetup.ts',
          maxWorkers: WAITING_WORKERS,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
