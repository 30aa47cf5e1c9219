/** Replaces a user's file atomically: through symbolic links, and with its mode and owner kept. */

import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';

const OWNER_ONLY = 0o600;
/** Max length of a chain of symbolic links, as in Linux. */
const MAX_LINKS = 40;

/** Throws when the file cannot be written; the earlier file is intact then. */
export function replaceFile(path: string, text: string): void {
  const target = targetOf(path);
  const before = statSync(target, { throwIfNoEntry: false });
  // The new file is in the target's folder, because a rename cannot cross file systems.
  const partial = `${target}.part`;
  const file = openSync(partial, 'w', OWNER_ONLY);
  try {
    try {
      writeFileSync(file, text);
      if (before !== undefined) fchownSync(file, before.uid, before.gid);
      fchmodSync(file, before === undefined ? OWNER_ONLY : before.mode & 0o777);
      // A rename that reaches the disk before the contents would leave an empty file after a power cut.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** Path that the chain of symbolic links ends at, even if there is no file yet. */
function targetOf(path: string): string {
  let target = path;
  for (let links = 0; links <= MAX_LINKS; links += 1) {
    const next = linkedFrom(target);
    if (next === undefined) return target;
    target = resolve(dirname(target), next);
  }
  throw new Error(`too many symbolic links: ${path}`);
}

function linkedFrom(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
