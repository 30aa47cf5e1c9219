// Display for the windows of a test.
import { inject } from 'vitest';
import { workerIndex } from '../worker.ts';

/** Returns the variables for the app's environment; empty where the system has its own display. */
export function displayEnvironment(): Record<string, string> {
  const display = inject('displays')[workerIndex()];
  return display === undefined ? {} : { DISPLAY: display };
}
