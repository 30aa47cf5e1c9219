/** Documents kept by electron-store: atomic writes, readable by nobody else. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type { DocumentFile } from './documentFile.ts';

const OWNER_ONLY = 0o600;

/** The document `<name>.json` in the profile folder. */
export function electronStoreDocument(folder: string, name: string): DocumentFile {
  const path = join(folder, `${name}.json`);
  let opened: ElectronStore | undefined;
  // Opening reads the file as well, so it waits until what is there was found good or moved away.
  const open = (): ElectronStore =>
    (opened ??= new ElectronStore({
      name,
      cwd: folder,
      configFileMode: OWNER_ONLY,
      accessPropertiesByDotNotation: false,
    }));
  return {
    path,
    // Not through electron-store, which takes anything that is no object for empty and would overwrite it.
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
