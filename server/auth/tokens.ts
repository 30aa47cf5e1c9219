/** Who may come in: the lines of a token file and the check of one presented token (C3). */

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isUserName } from '../config/config.ts';

/** One valid token: whose it is, and its SHA-256; the token itself is not kept. */
export type Credential = { readonly user: string; readonly sha256: Buffer };

/** A user for whom a gateway of the cluster vouches (G7): it checked the token. */
export type Vouched = { readonly user: string; readonly sha256: undefined };

export type ParsedTokens =
  | { readonly kind: 'tokens'; readonly credentials: readonly Credential[] }
  /** `message` names the line's number and never its content. */
  | { readonly kind: 'malformed'; readonly message: string };

/** Shorter tokens can be guessed; 16 characters of hexadecimal are 64 bits. */
const MIN_TOKEN_CHARS = 16;
const NEW_TOKEN_BYTES = 32;
const HASH_PREFIX = 'sha256:';

/** Reads `user:token` and `user:sha256:HEX` lines; `#` starts a comment line. */
export function parseTokens(text: string): ParsedTokens {
  const credentials: Credential[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const colon = line.indexOf(':');
    const user = line.slice(0, Math.max(0, colon));
    if (!isUserName(user)) return malformed(index, 'does not start with a user name and a colon');
    const sha256 = hashOf(line.slice(colon + 1));
    if (typeof sha256 === 'string') return malformed(index, sha256);
    credentials.push({ user, sha256 });
  }
  if (credentials.length > 0) return { kind: 'tokens', credentials };
  return { kind: 'malformed', message: 'has no line user:token; make one with --new-token USER' };
}

/** Whose token this is. Takes the same time whichever line matches, or none. */
export function findCredential(credentials: readonly Credential[], token: string): Credential | undefined {
  const presented = sha256Of(token);
  let found: Credential | undefined;
  for (const credential of credentials) {
    if (timingSafeEqual(credential.sha256, presented)) found = credential;
  }
  return found;
}

/** Whether a credential that let somebody in is still among `credentials`. */
export function isStillValid(credentials: readonly Credential[], credential: Credential): boolean {
  return credentials.some(({ user, sha256 }) => user === credential.user && sha256.equals(credential.sha256));
}

/** A fresh token for a user's client, and the line for the token file, which does not contain it. */
export function newToken(user: string): { readonly token: string; readonly line: string } {
  const token = randomBytes(NEW_TOKEN_BYTES).toString('base64url');
  return { token, line: `${user}:${HASH_PREFIX}${sha256Of(token).toString('hex')}` };
}

/** The hash that a line's right side stands for, or what is wrong with it. */
function hashOf(secret: string): Buffer | string {
  if (!secret.startsWith(HASH_PREFIX)) {
    if (secret.length < MIN_TOKEN_CHARS) return `has a token of fewer than ${MIN_TOKEN_CHARS} characters`;
    return /^[\x21-\x7e]+$/.test(secret)
      ? sha256Of(secret)
      : 'has a token with spaces or other than ASCII characters';
  }
  const hex = secret.slice(HASH_PREFIX.length);
  return /^[0-9a-f]{64}$/i.test(hex)
    ? Buffer.from(hex, 'hex')
    : 'has a sha256 that is not 64 hexadecimal digits';
}

function sha256Of(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function malformed(index: number, what: string): ParsedTokens {
  return { kind: 'malformed', message: `line ${index + 1} ${what}` };
}
