/** The key of this host's holder proofs: the cluster's, or made once and kept in a file. */

import { hkdfSync } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomId, type RandomBytes } from '../../../protocol/ids.ts';
import { writeOnce } from '../../base/onceFile.ts';

const FILE = 'holder-key';
const KEY_BYTES = 32;
const KEY_TEXT = /^[0-9a-f]{64}$/;
/** Keeps this use of the secret apart from all others of it. */
const PURPOSE = 'holdfast holder proof 1';

/** The file holds something else than a key; the message says what to do. */
export class HolderKeyError extends Error {}

/** From the secret that all hosts of a cluster share. */
export function clusterHolderKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', PURPOSE, KEY_BYTES));
}

/**
 * The key in `folder`, made if there is none. Throws a `HolderKeyError`, or the system's error where the folder takes no
 * file: a key that is not kept would prove nothing to the next run.
 */
export function keptHolderKey(folder: string, random: RandomBytes): Uint8Array {
  const path = join(folder, FILE);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = Buffer.from(random(KEY_BYTES));
  try {
    writeOnce(path, `${fresh.toString('hex')}\n`, randomId(random));
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readKey(path);
    throw error;
  }
}

function readKey(path: string): Uint8Array {
  const text = readFileSync(path, 'utf8').trim();
  if (KEY_TEXT.test(text)) return Buffer.from(text, 'hex');
  throw new HolderKeyError(
    `the file ${path} holds no key: put the 64 hexadecimal digits back, or remove it and lose the shells that outlived an earlier run`,
  );
}
