// Desks for tests that start the app more than once on the same user data.
import { beforeEach } from 'vitest';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { openDesk, type Desk, type Disk } from './desk.ts';

export type UserData = {
  readonly disk: Disk;
  readonly folder: string;
  /** Opens a desk on the user data, as the app's next start does. */
  readonly open: () => Desk;
  /** Opens a desk and starts its workspace. */
  readonly start: () => Desk;
};

/** Gives every test of the file empty user data. */
export function userDataOfEachTest(): UserData {
  const newFolder = scratchFolders();
  let disk: Disk;
  let folder: string;
  beforeEach(() => {
    disk = new Map();
    folder = newFolder();
  });
  const open = (): Desk => openDesk(disk, folder);
  return {
    get disk() {
      return disk;
    },
    get folder() {
      return folder;
    },
    open,
    start: () => {
      const desk = open();
      desk.workspace.start();
      return desk;
    },
  };
}
