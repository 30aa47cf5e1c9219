/** Storage of a journal's bytes: in a file of the user data folder, or in memory. */

import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';

const OWNER_ONLY = 0o600;

/** Bytes at positions from 0 on; every method throws when the disk fails. */
export type JournalStorage = {
  readonly size: () => number;
  /** Time of the last write before the storage was opened, ms since 1970; null when it was empty. */
  readonly writtenAt: number | null;
  readonly append: (bytes: Uint8Array) => void;
  /** Returns up to `maxBytes` from `position` on; it returns fewer only at the end. */
  readonly read: (position: number, maxBytes: number) => Uint8Array;
  readonly truncate: (size: number) => void;
  /** Replaces everything atomically: after a crash there is either the old content or the new one. */
  readonly replace: (parts: readonly Uint8Array[]) => void;
  readonly close: () => void;
  readonly remove: () => void;
};

/** Storage in a file that only its owner can read; creates a missing file. */
export function fileStorage(path: string): JournalStorage {
  let file = openSync(path, constants.O_RDWR | constants.O_CREAT, OWNER_ONLY);
  const { size: found, mtimeMs } = fstatSync(file);
  let end = found;
  return {
    size: () => end,
    writtenAt: found === 0 ? null : Math.floor(mtimeMs),
    append: (bytes) => {
      end += writeAll(file, bytes, end);
    },
    read: (position, maxBytes) => readUpTo(file, position, Math.min(maxBytes, end - position)),
    truncate: (size) => {
      ftruncateSync(file, size);
      end = size;
    },
    replace: (parts) => {
      writeBeside(path, parts);
      // The file is closed first, because Windows cannot replace an open file.
      closeSync(file);
      try {
        renameSync(besideOf(path), path);
      } finally {
        file = openSync(path, constants.O_RDWR | constants.O_CREAT, OWNER_ONLY);
        end = fstatSync(file).size;
      }
    },
    close: () => closeSync(file),
    remove: () => {
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}

/** Storage in memory, for when screens are not saved or the disk fails. */
export function memoryStorage(): JournalStorage {
  let bytes = new Uint8Array(4096);
  let end = 0;
  const append = (added: Uint8Array): void => {
    if (end + added.length > bytes.length) {
      const grown = new Uint8Array(Math.max(2 * bytes.length, end + added.length));
      grown.set(bytes.subarray(0, end));
      bytes = grown;
    }
    bytes.set(added, end);
    end += added.length;
  };
  return {
    size: () => end,
    writtenAt: null,
    append,
    read: (position, maxBytes) => bytes.slice(position, Math.min(end, position + maxBytes)),
    truncate: (size) => {
      end = size;
    },
    replace: (parts) => {
      bytes = new Uint8Array(4096);
      end = 0;
      for (const part of parts) append(part);
    },
    close: () => undefined,
    remove: () => undefined,
  };
}

/** Writes the new content to a temporary file. The old content stays if the disk is full. */
function writeBeside(path: string, parts: readonly Uint8Array[]): void {
  const beside = besideOf(path);
  const file = openSync(beside, 'w', OWNER_ONLY);
  try {
    let size = 0;
    for (const part of parts) size += writeAll(file, part, size);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

function besideOf(path: string): string {
  return `${path}.new`;
}

function writeAll(file: number, bytes: Uint8Array, position: number): number {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(file, bytes, written, bytes.length - written, position + written);
  }
  return written;
}

function readUpTo(file: number, position: number, maxBytes: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, maxBytes));
  let read = 0;
  while (read < bytes.length) {
    const more = readSync(file, bytes, read, bytes.length - read, position + read);
    if (more === 0) break;
    read += more;
  }
  return bytes.subarray(0, read);
}
