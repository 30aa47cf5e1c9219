// The display that the windows of a test open on.
import { inject } from 'vitest';

/** The variables a test adds to the app's environment; empty where the system has its own display. */
export function displayEnvironment(): Record<string, string> {
  const display = inject('displays')[Number(process.env['VITEST_POOL_ID']) - 1];
  return display === undefined ? {} : { DISPLAY: display };
}
