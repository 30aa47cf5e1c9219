/** Tokens of users: parses the lines of a token file, and checks a presented token (C3). */

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isUserName } from '../config/config.ts';

/** A valid token: its user and its SHA-256. The token itself is not stored. */
export type Credential = { readonly user: string; readonly sha256: Buffer };

/** A user whose token was checked by a gateway of the cluster (G7). */
export type Vouched = { readonly user: string; readonly sha256: undefined };

export type ParsedTokens =
  | {
      readonly kind: 'tokens';
      readonly credentials: readonly Credential[];
      /** True when a line has a token itself and not its hash. */
      readonly hasSecrets: boolean;
    }
  /** `message` contains the line's number and never its content. */
  | { readonly kind: 'malformed'; readonly message: string };

/** Min length. 16 hexadecimal characters are 64 bits; shorter tokens can be guessed. */
const MIN_TOKEN_CHARS = 16;
const NEW_TOKEN_BYTES = 32;
const HASH_PREFIX = 'sha256:';

/** Parses lines of the form `user:token` or `user:sha256:HEX`. A line that starts with `#` is a comment. */
export function parseTokens(text: string): ParsedTokens {
  const credentials: Credential[] = [];
  let hasSecrets = false;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const colon = line.indexOf(':');
    const user = line.slice(0, Math.max(0, colon));
    if (!isUserName(user)) return malformed(index, 'does not start with a user name and a colon');
    const sha256 = hashOf(line.slice(colon + 1));
    if (typeof sha256 === 'string') return malformed(index, sha256);
    credentials.push({ user, sha256 });
    hasSecrets ||= !line.startsWith(HASH_PREFIX, colon + 1);
  }
  if (credentials.length > 0) return { kind: 'tokens', credentials, hasSecrets };
  return { kind: 'malformed', message: 'has no line user:token; create one with --new-token USER' };
}

/** Returns the credential for a token. It takes the same time for every token, whether or not a line matches. */
export function findCredential(credentials: readonly Credential[], token: string): Credential | undefined {
  const presented = sha256Of(token);
  let found: Credential | undefined;
  for (const credential of credentials) {
    if (timingSafeEqual(credential.sha256, presented)) found = credential;
  }
  return found;
}

/** Returns true if the credential of an open connection is still among `credentials`. */
export function isStillValid(credentials: readonly Credential[], credential: Credential): boolean {
  return credentials.some(({ user, sha256 }) => user === credential.user && sha256.equals(credential.sha256));
}

/** Generates a token for a user's client, and the line for the token file, which contains only the hash. */
export function newToken(user: string): { readonly token: string; readonly line: string } {
  const token = randomBytes(NEW_TOKEN_BYTES).toString('base64url');
  return { token, line: `${user}:${HASH_PREFIX}${sha256Of(token).toString('hex')}` };
}

/** Returns the hash for a line's part after the user name, or a description of the problem. */
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

function malformed(index: number, problem: string): ParsedTokens {
  return { kind: 'malformed', message: `line ${index + 1} ${problem}` };
}
