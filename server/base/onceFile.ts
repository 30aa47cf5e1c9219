/** Files that the first of several processes makes, and the others read. */

import { linkSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Makes the file with all of its content at once, readable for this user alone; throws EEXIST when it is there. `unique`
 * keeps processes that do this at the same time apart.
 */
export function writeOnce(path: string, content: string, unique: string): void {
  const beside = `${path}.${unique}`;
  writeFileSync(beside, content, { mode: 0o600 });
  try {
    linkSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}
