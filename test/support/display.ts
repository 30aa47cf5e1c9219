// The display that windows of all tests of a run open on.
import { inject } from 'vitest';

/** The variables a test adds to the app's environment; empty where the system has its own display. */
export function displayEnvironment(): Record<string, string> {
  const display = inject('display');
  return display ? { DISPLAY: display } : {};
}
