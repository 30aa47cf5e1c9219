/** A file that the user saves something to: written beside its place, and put there once it is whole. */

import { closeSync, fchmodSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** What a terminal showed may be secret. */
const OWNER_ONLY = 0o600;
const SUFFIX = '.part';

/** Every method but `discard` throws when the disk refuses. */
export type ExportFile = {
  readonly append: (bytes: Uint8Array) => void;
  /** Puts the file in its place. */
  readonly finish: () => void;
  /** Leaves nothing behind. */
  readonly discard: () => void;
};

export function exportFile(path: string): ExportFile {
  const beside = `${path}${SUFFIX}`;
  const file = openSync(beside, 'w', OWNER_ONLY);
  // One that was left behind keeps the mode that it had.
  fchmodSync(file, OWNER_ONLY);
  return {
    append: (bytes) => {
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    },
    finish: () => {
      closeSync(file);
      renameSync(beside, path);
    },
    discard: () => {
      closeSync(file);
      rmSync(beside, { force: true });
    },
  };
}
