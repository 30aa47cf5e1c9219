// X display for the windows of a test.
import { inject } from 'vitest';
import { workerIndex } from '../worker.ts';

/** Returns the environment variables for the app. There are none on systems that have their own display. */
export function displayEnvironment(): Record<string, string> {
  const display = inject('displays')[workerIndex()];
  return display === undefined ? {} : { DISPLAY: display };
}
