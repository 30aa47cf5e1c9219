/** The id of this host in its session IDs (S1), when none was given: made once, and kept in a file. */

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOST_ID, type RandomBytes } from '../../protocol/ids.ts';
import { errorText, type Log } from '../base/log.ts';
import { writeOnce } from '../base/onceFile.ts';

const FILE = 'host-id';
/** Keeps machines of one name apart; 32 bits: a cluster has some thousand hosts at most, most of other names. */
const SUFFIX_BYTES = 4;
/** What the suffix and its hyphen leave of an id's 63 characters. */
const MAX_NAME_CHARS = 63 - 1 - 2 * SUFFIX_BYTES;

/** The file holds something else than an id; the message says what to do. */
export class HostIdError extends Error {}

export type HostIdParts = {
  /** The host's folder for state. */
  readonly folder: string;
  readonly hostName: string;
  readonly random: RandomBytes;
  readonly log: Log;
};

/**
 * The id in the folder's file, or a new one that is written there: the same in every run, also when the machine gets
 * another name. Where the folder takes no file the id lasts for this run alone, and the log says so.
 * @throws HostIdError
 */
export function keptHostId({ folder, hostName, random, log }: HostIdParts): string {
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
      'the host id can not be kept and is another one after a restart; set --state-dir or --host-id',
    );
    return fresh;
  }
}

/** Begins with the machine's name, so that people recognize it; letters and digits of other alphabets become hyphens. */
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
    `the file ${path} holds no host id: write the id there that this host's sessions begin with, or remove it for a new one`,
  );
}
