/** Files of recorded output, in one folder per session. Later runs of the server find them again. */

import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of blocks. `file` has the form `SESSION/NAME`. */
export type FoundFile = { readonly file: string; readonly byteCount: number; readonly changedAt: number };

/** Access to bytes by file and position. Every method except `list` throws the errors of the file system. */
export type BlockFiles = {
  /** Lists all files. */
  readonly list: () => readonly FoundFile[];
  /** Appends to the file, whose current size is `position`. */
  readonly append: (file: string, bytes: Uint8Array, position: number) => void;
  readonly read: (file: string, position: number, byteCount: number) => Uint8Array;
  /** Removes the file. Removing the last file also removes the session's folder. */
  readonly remove: (file: string) => void;
};

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY = 0o600;

/** Opens the files in `folder`, which is created with the first write. */
export function openBlockFiles(folder: string): BlockFiles {
  return {
    list: () => namesIn(folder).flatMap((session) => filesOf(folder, session)),
    append: (file, bytes, position) => {
      const path = join(folder, file);
      if (position === 0) mkdirSync(dirname(path), { recursive: true, mode: OWNER_ONLY_FOLDER });
      writeAt(path, bytes, position);
    },
    read: (file, position, byteCount) => readAt(join(folder, file), position, byteCount),
    remove: (file) => removeFile(join(folder, file)),
  };
}

function writeAt(path: string, bytes: Uint8Array, position: number): void {
  const file = openSync(path, position === 0 ? 'w' : 'r+', OWNER_ONLY);
  try {
    for (let done = 0; done < bytes.length;)
      done += writeSync(file, bytes, done, bytes.length - done, position + done);
  } finally {
    closeSync(file);
  }
}

function readAt(path: string, position: number, byteCount: number): Uint8Array {
  const bytes = new Uint8Array(byteCount);
  const file = openSync(path, 'r');
  try {
    for (let done = 0; done < byteCount;) {
      const count = readSync(file, bytes, done, byteCount - done, position + done);
      if (count === 0) throw new Error(`the file ${path} ends at ${position + done}`);
      done += count;
    }
  } finally {
    closeSync(file);
  }
  return bytes;
}

function removeFile(path: string): void {
  rmSync(path, { force: true });
  try {
    rmdirSync(dirname(path));
  } catch {
    // The folder still has other files of the session, or does not exist.
  }
}

function filesOf(folder: string, session: string): FoundFile[] {
  return namesIn(join(folder, session)).flatMap((name) => {
    const file = `${session}/${name}`;
    const found = statSync(join(folder, file), { throwIfNoEntry: false });
    if (found?.isFile() !== true) return [];
    return [{ file, byteCount: found.size, changedAt: found.mtimeMs }];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
