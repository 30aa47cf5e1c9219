/**
 * Copies an AppImage's files for the embedded server. The AppImage's mount disappears when the app ends, but
 * the server continues to run.
 */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

type Environment = Readonly<Record<string, string | undefined>>;

/** Executable, script and environment of the embedded server. */
export type ServerFiles = {
  /** Path of Electron's executable; the environment makes it run as plain Node. */
  readonly executable: string;
  readonly entry: string;
  readonly environment: Environment;
};

const run = promisify(execFile);

/** Variables that an AppImage sets for itself. */
const OWN_VARIABLES: ReadonlySet<string> = new Set(['APPDIR', 'APPIMAGE', 'ARGV0', 'OWD']);
const COPY = 'app-';
const NAME_DIGITS = 12;

/**
 * Returns the files unchanged, or for an AppImage their copy under `folder`. The environment is the one from
 * before the AppImage's start.
 */
export async function lastingFiles(files: ServerFiles, folder: string): Promise<ServerFiles> {
  const { executable, entry, environment } = files;
  const { APPIMAGE: image, APPDIR: mount } = environment;
  if (image === undefined || mount === undefined || !executable.startsWith(mount + sep)) return files;
  const copy = await copyOf(mount, image, folder);
  const inCopy = (path: string): string => join(copy, relative(mount, path));
  return {
    executable: inCopy(executable),
    entry: inCopy(entry),
    environment: withoutMount(environment, mount),
  };
}

/**
 * Copies the AppImage once, atomically, and deletes older copies. A server that runs from an older copy
 * continues to run.
 */
async function copyOf(mount: string, image: string, folder: string): Promise<string> {
  const { size, mtimeMs } = statSync(image);
  const identity = createHash('sha256').update(`${image} ${size} ${mtimeMs}`).digest('hex');
  const name = COPY + identity.slice(0, NAME_DIGITS);
  const copy = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // External programs copy and delete the files, because Electron's file functions treat an .asar archive as
  // a folder.
  const others = readdirSync(folder).filter((other) => other.startsWith(COPY) && other !== name);
  for (const other of others) await run('rm', ['-rf', join(folder, other)]);
  if (existsSync(copy)) return copy;
  await run('cp', ['-a', `${mount}/.`, `${copy}.new`]);
  renameSync(`${copy}.new`, copy);
  return copy;
}

/**
 * Returns the environment without paths in the mount. A variable that contained only such paths is removed.
 */
function withoutMount(environment: Environment, mount: string): Environment {
  const kept = Object.entries(environment).flatMap(([name, value]) => {
    if (value === undefined || OWN_VARIABLES.has(name)) return [];
    const parts = value.split(':');
    const others = parts.filter((part) => part !== mount && !part.startsWith(mount + sep));
    if (others.length === parts.length) return [[name, value] as const];
    return others.every((part) => part === '') ? [] : [[name, others.join(':')] as const];
  });
  return Object.fromEntries(kept);
}
