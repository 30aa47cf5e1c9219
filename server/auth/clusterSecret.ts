/** The secret that a cluster's gateways and hosts share, from its file. */

import { readFileSync, statSync } from 'node:fs';
import { errorText, type Log } from '../base/log.ts';

/** Shorter ones can be guessed; 32 characters of hexadecimal are 128 bits. */
const MIN_SECRET_CHARS = 32;
const GROUP_OR_OTHERS = 0o077;

/** The file can not be used; the message is a sentence for the operator. */
export class ClusterSecretError extends Error {}

/** @throws ClusterSecretError */
export function readClusterSecret(path: string, log: Log): Buffer {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
    if (process.platform !== 'win32' && (statSync(path).mode & GROUP_OR_OTHERS) !== 0)
      log.warn({ path }, 'others can read the cluster secret; do chmod 600 on it');
  } catch (error) {
    throw new ClusterSecretError(`the cluster secret ${path} can not be read: ${errorText(error)}`);
  }
  if (text.length >= MIN_SECRET_CHARS) return Buffer.from(text);
  throw new ClusterSecretError(
    `the cluster secret ${path} has fewer than ${MIN_SECRET_CHARS} characters: make one with openssl rand -hex 32`,
  );
}
