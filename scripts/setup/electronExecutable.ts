// Finds the Electron runtime to use: the user's own, the official one, or the stand-in for Linux.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../support/projectRoot.ts';
import { SetupError } from './step.ts';

const packageFolder = join(projectRoot, 'node_modules', 'electron');

/**
 * Version of Electron in the stand-in. It is part of the folder's name, so that another version gets another
 * folder.
 */
export const STAND_IN_VERSION = '33.4.11';

/** Folder of the complete stand-in (see electronStandIn.ts). */
export function standInFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(cache, 'holdfast', `electron-standin-${STAND_IN_VERSION}`);
}

function executableIn(folder: string): string {
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

/** Version of the official package. Its binary may not be installed yet. */
export function officialVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

/** True when the official runtime is completely installed. */
export function isOfficial(): boolean {
  const versionFile = join(packageFolder, 'dist', 'version');
  if (!existsSync(versionFile) || !existsSync(join(packageFolder, 'path.txt'))) return false;
  return readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === officialVersion();
}

/** Path of the runtime to use; undefined while none is installed. */
export function findElectron(): string | undefined {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return executableIn(override);
  if (isOfficial()) return executableIn(join(packageFolder, 'dist'));
  const standIn = executableIn(standInFolder());
  return process.platform === 'linux' && existsSync(standIn) ? standIn : undefined;
}

/** Absolute path of the Electron executable; throws while none is installed. */
export function electronExecutable(): string {
  const path = findElectron();
  if (!path) throw new SetupError('No Electron runtime is set up: run "npm run electron:path" once.');
  return path;
}
