/** Detects changes of a file by polling, both when it is written in place and when it is replaced. */

import { statSync } from 'node:fs';
import type { Cancel, Clock } from '../../protocol/clock.ts';

/**
 * Polling interval, ms. A poll takes a few microseconds and, unlike file events, works on every file system.
 */
export const POLL_EVERY_MS = 1_000;

/**
 * Calls `onChange` after a changed file was the same in two polls in a row. No program is still writing it
 * then.
 */
export function watchFile(path: string, clock: Clock, onChange: () => void): Cancel {
  let known = stampOf(path);
  let last = known;
  let cancel: Cancel = () => undefined;
  const poll = (): void => {
    const seen = stampOf(path);
    const settled = seen === last && seen !== known;
    last = seen;
    if (settled) known = seen;
    cancel = clock.setTimeout(poll, POLL_EVERY_MS);
    if (settled) onChange();
  };
  cancel = clock.setTimeout(poll, POLL_EVERY_MS);
  return () => cancel();
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'none' : `${found.ino} ${found.size} ${found.mtimeMs}`;
}
