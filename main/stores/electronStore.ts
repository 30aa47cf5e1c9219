/** Documents in electron-store: atomic writes, readable only by their owner. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type { DocumentFile } from './documentFile.ts';

const OWNER_ONLY = 0o600;

/** The document `<name>.json` in the user data folder. */
export function electronStoreDocument(folder: string, name: string): DocumentFile {
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

function asDocument(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error('it is not an object');
}
