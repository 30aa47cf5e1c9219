/** A private file without a name: gone with the process, however that ends. */

import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes by position. Every method throws what the file system throws. */
export type RandomAccess = {
  readonly write: (bytes: Uint8Array, position: number) => void;
  /** Fills `bytes` from `position` on. */
  readonly read: (bytes: Uint8Array, position: number) => void;
  readonly close: () => void;
};

const OWNER_ONLY = 0o600;

/** Where the system allows it, the name is taken away at once; on Windows the file goes with `close`. */
export function openScratchFile(): RandomAccess {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-history-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const file = openSync(join(folder, 'output'), 'wx+', OWNER_ONLY);
  const keepsName = process.platform === 'win32';
  if (!keepsName) remove();
  return {
    write: (bytes, position) => {
      for (let done = 0; done < bytes.length;) {
        done += writeSync(file, bytes, done, bytes.length - done, position + done);
      }
    },
    read: (bytes, position) => {
      for (let done = 0; done < bytes.length;) {
        const count = readSync(file, bytes, done, bytes.length - done, position + done);
        if (count === 0) throw new Error(`the history file ends at ${position + done}`);
        done += count;
      }
    },
    close: () => {
      closeSync(file);
      if (keepsName) remove();
    },
  };
}
