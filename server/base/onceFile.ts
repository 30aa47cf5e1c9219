/** Files that the first of several processes creates and the others read. */

import { linkSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Creates the file with its whole content in one step, readable for this user alone. Throws EEXIST if it exists.
 * `unique` names the temporary file, so that concurrent processes do not share one.
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
