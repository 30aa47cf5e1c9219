/** Why a tab wants to be looked at, and the words for it. Pure. */

import { durationWords } from './amounts.ts';

export type Attention =
  /** A command that took long has ended; `line` is null where the shell does not say it. */
  | {
      readonly kind: 'command';
      readonly line: string | null;
      readonly exitCode: number | null;
      readonly durationMs: number;
    }
  | { readonly kind: 'bell' };

/** How a command went, e.g. `exit code 3 after 2 min`; a null exit code is one that the shell does not say. */
export function outcomeWords(exitCode: number | null, durationMs: number): string {
  const how = exitCode === null ? 'finished' : exitCode === 0 ? 'succeeded' : `exit code ${exitCode}`;
  return `${how} after ${durationWords(durationMs)}`;
}
