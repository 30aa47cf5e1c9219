/** Key that signs this host's holder proofs. It is created once and stored in a file. */

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomId, type RandomBytes } from '../../../protocol/ids.ts';
import { writeOnce } from '../../base/onceFile.ts';

const FILE = 'holder-key';
const KEY_BYTES = 32;
const KEY_TEXT = /^[0-9a-f]{64}$/;

/** Error for a file that does not contain a key. The message names a remedy. */
export class HolderKeyError extends Error {}

/**
 * Returns the key in `folder`, and creates it if there is none.
 * @throws HolderKeyError for an invalid file, and the system's error if the file cannot be written. A key that is not stored
 * would prove nothing to the next run.
 */
export function storedHolderKey(folder: string, random: RandomBytes): Uint8Array {
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
    `the file ${path} contains no key: restore its 64 hexadecimal digits, or remove it and lose the shells of earlier runs`,
  );
}
