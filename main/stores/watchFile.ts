/** Notices that a file changed, whoever changed it and however: written in place, or replaced. */

import { statSync } from 'node:fs';
import type { Cancel, Clock } from '../../protocol/clock.ts';

/** A look costs some microseconds, and works on every file system. */
export const LOOK_EVERY_MS = 1_000;

/** Calls `onChange` when the file is another than before and stays so for a look: nobody is writing it any more. */
export function watchFile(path: string, clock: Clock, onChange: () => void): Cancel {
  let known = stampOf(path);
  let last = known;
  let cancel: Cancel = () => undefined;
  const look = (): void => {
    const seen = stampOf(path);
    const settled = seen === last && seen !== known;
    last = seen;
    if (settled) known = seen;
    cancel = clock.setTimeout(look, LOOK_EVERY_MS);
    if (settled) onChange();
  };
  cancel = clock.setTimeout(look, LOOK_EVERY_MS);
  return () => cancel();
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'none' : `${found.ino} ${found.size} ${found.mtimeMs}`;
}
