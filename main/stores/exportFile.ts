/** A file that is written under a temporary name, and renamed once it is complete. */

import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** File mode: only the owner can read the file, because terminal output may contain secrets. */
const OWNER_ONLY = 0o600;
const SUFFIX = '.part';

/** Every method except `discard` throws when the disk fails. */
export type ExportFile = {
  readonly append: (bytes: Uint8Array) => void;
  /** Renames the complete file to its path. */
  readonly finish: () => void;
  /** Deletes the incomplete file. */
  readonly discard: () => void;
};

export function exportFile(path: string): ExportFile {
  const partial = `${path}${SUFFIX}`;
  const file = openSync(partial, 'w', OWNER_ONLY);
  // A file left over from an earlier export would keep its file mode.
  fchmodSync(file, OWNER_ONLY);
  return {
    append: (bytes) => {
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    },
    finish: () => {
      fsyncSync(file);
      closeSync(file);
      renameSync(partial, path);
    },
    discard: () => {
      closeSync(file);
      rmSync(partial, { force: true });
    },
  };
}
