/** Default id of a host, which is part of its session IDs (S1). It is generated once and stored in a file. */

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOST_ID, type RandomBytes } from '../../protocol/ids.ts';
import { errorText, type Log } from '../base/log.ts';
import { writeOnce } from '../base/onceFile.ts';

const FILE = 'host-id';
/** Number of random bytes that distinguish machines of the same name. 32 bits are enough for a few thousand hosts. */
const SUFFIX_BYTES = 4;
/** Max characters of the name: an id has 63, including the hyphen and the suffix. */
const MAX_NAME_CHARS = 63 - 1 - 2 * SUFFIX_BYTES;

/** Error for a file that contains no valid id. The message names the remedy. */
export class HostIdError extends Error {}

export type HostIdParts = {
  /** The host's state folder. */
  readonly folder: string;
  readonly hostName: string;
  readonly random: RandomBytes;
  readonly log: Log;
};

/**
 * Returns the id in the folder's file, and creates the file if needed. The id stays the same in every run, even if the machine
 * is renamed. If the folder is not writable, the id is used for this run only, and a warning is logged.
 * @throws HostIdError
 */
export function ensureHostId({ folder, hostName, random, log }: HostIdParts): string {
  const path = join(folder, FILE);
  const fresh = newHostId(hostName, random);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeOnce(path, `${fresh}\n`, fresh);
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readHostId(path);
    log.warn(
      { error: errorText(error), host: fresh },
      'the host id cannot be stored and changes with every restart; set --state-dir or --host-id',
    );
    return fresh;
  }
}

/** Generates an id that begins with the machine's name, so that people recognize it. Non-ASCII characters become hyphens. */
export function newHostId(hostName: string, random: RandomBytes): string {
  const plain = (hostName.toLowerCase().split('.')[0] ?? '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_NAME_CHARS)
    .replaceAll(/^-+|-+$/g, '');
  return `${plain === '' ? 'host' : plain}-${Buffer.from(random(SUFFIX_BYTES)).toString('hex')}`;
}

function readHostId(path: string): string {
  const id = readFileSync(path, 'utf8').trim();
  if (HOST_ID.test(id)) return id;
  throw new HostIdError(
    `the file ${path} holds no host id: write the first part of this host's session IDs into it, or remove it for a new id`,
  );
}
