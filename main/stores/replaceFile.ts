/** Replaces a small file as a whole: a crash leaves the former or the new content, and symbolic links stay. */

import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Mode of a new file. */
const OWNER_ONLY = 0o600;
/** Max symbolic links that are followed, as in Linux. */
const MAX_LINKS = 40;
/** Errors of a folder in which nothing can be created or renamed, although the file itself may be writable. */
const FOLDER_ERRORS: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EBUSY', 'EXDEV']);

/** Writes `text` to `path`, or to the file to which it links. Throws when the disk fails; the former content stays then. */
export function replaceFile(path: string, text: string): void {
  const target = linkTarget(path);
  const before = statSync(target, { throwIfNoEntry: false });
  const partial = `${target}.part`;
  try {
    rmSync(partial, { force: true });
    writeFileSync(partial, text, { mode: OWNER_ONLY, flush: true });
    if (before !== undefined) {
      // Fails for a file of another owner, which is then overwritten in place.
      chownSync(partial, before.uid, before.gid);
      // The umask does not apply to `chmod`.
      chmodSync(partial, before.mode & 0o777);
    }
    renameSync(partial, target);
  } catch (error) {
    if (!FOLDER_ERRORS.has((error as NodeJS.ErrnoException).code) || !existsSync(target)) {
      discard(partial);
      throw error;
    }
    discard(partial);
    overwrite(target, text);
  }
  syncFolder(dirname(target));
}

function discard(partial: string): void {
  try {
    rmSync(partial, { force: true });
  } catch {
    // A folder that refuses changes has no such file.
  }
}

/** Follows symbolic links, also to a file that does not exist yet. */
function linkTarget(path: string): string {
  let at = path;
  for (let links = 0; links < MAX_LINKS; links += 1) {
    const folder = existsSync(dirname(at)) ? realpathSync(dirname(at)) : dirname(at);
    at = join(folder, basename(at));
    const next = linkAt(at);
    if (next === undefined) return at;
    at = resolve(folder, next);
  }
  throw new Error(`${path} has too many symbolic links`);
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** Writes over the content, for a file that is a mount of its own or in a folder of somebody else. */
function overwrite(path: string, text: string): void {
  const file = openSync(path, 'r+');
  try {
    writeFileSync(file, text);
    ftruncateSync(file, Buffer.byteLength(text));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the rename durable. Some systems cannot open a folder, and have nothing to do here. */
function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    fsyncSync(file);
    closeSync(file);
  } catch {
    // The content is durable; only the rename may be lost.
  }
}
