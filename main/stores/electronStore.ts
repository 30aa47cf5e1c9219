/** Documents kept by electron-store: atomic writes, readable by nobody else. */

import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type { DocumentFile } from './documentFile.ts';

const OWNER_ONLY = 0o600;

/** The document `<name>.json` in the profile folder. */
export function electronStoreDocument(folder: string, name: string): DocumentFile {
  const path = join(folder, `${name}.json`);
  let opened: ElectronStore | undefined;
  // Opening reads the file and throws when it is damaged, so it waits until someone asks.
  const open = (): ElectronStore =>
    (opened ??= new ElectronStore({
      name,
      cwd: folder,
      configFileMode: OWNER_ONLY,
      accessPropertiesByDotNotation: false,
    }));
  return {
    path,
    read: () => open().store,
    write: (document) => {
      open().store = document;
    },
  };
}
