/** Documents in electron-store: atomic writes, readable only by their owner, with a copy for a damaged document. */

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type { DocumentFile } from './documentFile.ts';

const OWNER_ONLY = 0o600;

/** The document `<name>.json` in the user data folder, with its last good copy in `<name>.backup.json`. */
export function electronStoreDocument(folder: string, name: string): DocumentFile {
  const own = fileIn(folder, name);
  const copy = fileIn(folder, `${name}.backup`);
  return {
    path: own.path,
    read: own.read,
    readCopy: copy.read,
    write: (document) => {
      own.write(document);
      writeCopy(copy, document);
    },
  };
}

type StoredFile = Pick<DocumentFile, 'path' | 'read' | 'write'>;

function fileIn(folder: string, name: string): StoredFile {
  const path = join(folder, `${name}.json`);
  let opened: ElectronStore | undefined;
  // electron-store reads the file at construction. It is constructed only after the file was checked or moved
  // away.
  const open = (): ElectronStore =>
    (opened ??= new ElectronStore({
      name,
      cwd: folder,
      configFileMode: OWNER_ONLY,
      accessPropertiesByDotNotation: false,
    }));
  return {
    path,
    // electron-store would treat a non-object as empty and overwrite it, so the file is read directly.
    read: () => (existsSync(path) ? asDocument(JSON.parse(readFileSync(path, 'utf8'))) : {}),
    write: (document) => {
      open().store = document;
    },
  };
}

/** A copy that cannot be written does no harm: the document itself is on disk, and the next write tries again. */
function writeCopy(copy: StoredFile, document: Readonly<Record<string, unknown>>): void {
  try {
    copy.write(document);
  } catch {
    // A damaged copy cannot be opened.
    rmSync(copy.path, { force: true });
  }
}

function asDocument(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error('it is not an object');
}
