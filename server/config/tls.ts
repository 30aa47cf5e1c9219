/** Certificate and key that the server presents. */

import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Config } from './config.ts';
import { errorText } from '../base/log.ts';

/** Error for files that cannot be used. The message is a sentence for the operator. */
export class TlsError extends Error {}

export type Tls = { readonly cert: Buffer; readonly key: Buffer };

/** Reads the configured certificate and key; undefined without TLS. @throws TlsError */
export function readTls(config: Config): Tls | undefined {
  const { 'tls-cert': cert, 'tls-key': key } = config;
  if (cert === undefined || key === undefined) return undefined;
  const tls = { cert: read('--tls-cert', cert), key: read('--tls-key', key) };
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new TlsError(`--tls-cert ${cert} and --tls-key ${key} are not a valid pair: ${errorText(error)}`);
  }
  return tls;
}

function read(flag: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new TlsError(`${flag} cannot be read: ${errorText(error)}`);
  }
}
