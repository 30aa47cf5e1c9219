// The display that the windows of a test open on.
import { inject } from 'vitest';
import { workerIndex } from '../worker.ts';

/** The variables a test adds to the app's environment; empty where the system has its own display. */
export function displayEnvironment(): Record<string, string> {
  const display = inject('displays')[workerIndex()];
  return display === undefined ? {} : { DISPLAY: display };
}
