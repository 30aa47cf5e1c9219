/** Files that one of several processes creates and the others read. */

import { linkSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Creates the file with its whole content in one step, readable only for this user. Throws EEXIST if it exists. `unique` is
 * part of the temporary file's name, so that concurrent processes do not share one.
 */
export function writeOnce(path: string, content: string, unique: string): void {
  const temporary = `${path}.${unique}`;
  writeFileSync(temporary, content, { mode: 0o600 });
  try {
    linkSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}
