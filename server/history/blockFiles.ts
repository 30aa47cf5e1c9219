/** The files that history lives in: private to this run of the server, and gone with it. */

import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Bytes by file and position. Every method throws what the file system throws. */
export type BlockFiles = {
  /** Writes at the end of what the file has, which is `position`. */
  readonly append: (file: string, bytes: Uint8Array, position: number) => void;
  readonly read: (file: string, position: number, byteCount: number) => Uint8Array;
  readonly remove: (file: string) => void;
  /** Removes everything. */
  readonly close: () => void;
};

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY = 0o600;
/** Folders of one run: the process is in the name, so that what a crash left is recognised. */
const RUN = /^run-(\d+)-/;

/** Files in a folder of this run's own below `folder`, made with the first write; what dead runs left there is removed. */
export function openBlockFiles(folder: string): BlockFiles {
  removeDeadRuns(folder);
  let own: string | undefined;
  const path = (file: string): string => {
    if (own === undefined) {
      mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
      own = mkdtempSync(join(folder, `run-${process.pid}-`));
    }
    return join(own, file);
  };
  return {
    append: (file, bytes, position) => writeAt(path(file), bytes, position),
    read: (file, position, byteCount) => readAt(path(file), position, byteCount),
    remove: (file) => rmSync(path(file), { force: true }),
    close: () => {
      if (own !== undefined) rmSync(own, { recursive: true, force: true });
      own = undefined;
    },
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

function removeDeadRuns(folder: string): void {
  for (const name of namesIn(folder)) {
    const pid = RUN.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
