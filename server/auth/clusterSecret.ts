/** Secret that the gateways and hosts of a cluster share, read from its file. */

import { readFileSync, statSync } from 'node:fs';
import { errorText, type Log } from '../base/log.ts';

/** Min length. 32 hexadecimal characters are 128 bits; shorter secrets can be guessed. */
const MIN_SECRET_CHARS = 32;
const GROUP_OR_OTHERS = 0o077;

/** Error for a file that cannot be used. The message is a sentence for the operator. */
export class ClusterSecretError extends Error {}

/** Reads the secret, and warns if other users can read the file. @throws ClusterSecretError */
export function readClusterSecret(path: string, log: Log): Buffer {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
    if (process.platform !== 'win32' && (statSync(path).mode & GROUP_OR_OTHERS) !== 0)
      log.warn({ path }, 'other users can read the cluster secret; run chmod 600 on it');
  } catch (error) {
    throw new ClusterSecretError(`the cluster secret ${path} cannot be read: ${errorText(error)}`);
  }
  if (text.length >= MIN_SECRET_CHARS) return Buffer.from(text);
  throw new ClusterSecretError(
    `the cluster secret ${path} has fewer than ${MIN_SECRET_CHARS} characters: create one with openssl rand -hex 32`,
  );
}
