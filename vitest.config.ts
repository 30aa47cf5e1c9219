// Two kinds of tests: fast ones side by side, and those with a real engine, display or network one file after the other.
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Files that need the shared Docker engine, the built app or network namespaces. */
const REAL = ['test/**/*.docker.test.ts', 'test/e2e/**/*.test.ts', 'test/faults/**/*.test.ts'];

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
          globalSetup: 'test/globalSetup.ts',
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
