/** Runs what outlives the app from a copy where the app is an AppImage: its files are gone with the last process that holds its mount. */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

type Environment = Readonly<Record<string, string | undefined>>;

/** What starts the embedded server. */
export type ServerFiles = {
  /** Runs JavaScript as plain Node: Electron's own executable, told so by its environment. */
  readonly executable: string;
  readonly entry: string;
  readonly environment: Environment;
};

const run = promisify(execFile);

/** Of the variables that an AppImage's start sets, those that are about it alone. */
const OWN_VARIABLES: ReadonlySet<string> = new Set(['APPDIR', 'APPIMAGE', 'ARGV0', 'OWD']);
const COPY = 'app-';
const NAME_DIGITS = 12;

/** The same files, or where they are an AppImage's the same in a copy under `folder`, with the environment from before its start. */
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

/** Made once for each AppImage, and complete or not there; copies of former ones go, which what still runs from them outlives. */
async function copyOf(mount: string, image: string, folder: string): Promise<string> {
  const { size, mtimeMs } = statSync(image);
  const identity = createHash('sha256').update(`${image} ${size} ${mtimeMs}`).digest('hex');
  const name = COPY + identity.slice(0, NAME_DIGITS);
  const copy = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // By programs: to Electron's own functions for files an archive is a folder.
  const others = readdirSync(folder).filter((other) => other.startsWith(COPY) && other !== name);
  for (const other of others) await run('rm', ['-rf', join(folder, other)]);
  if (existsSync(copy)) return copy;
  await run('cp', ['-a', `${mount}/.`, `${copy}.new`]);
  renameSync(`${copy}.new`, copy);
  return copy;
}

/** Lists of paths lose those in the mount, and what was nothing else is not set. */
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
