/** The token file. It is read at start and again after each change, so that a removed token becomes invalid at once. */

import { readFileSync, statSync, type Stats } from 'node:fs';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import { errorText, type Log } from '../base/log.ts';
import { findCredential, isStillValid, parseTokens, type Credential } from './tokens.ts';

/** Polling interval, ms. Unlike file system notifications, polling also detects renamed files and mounted secrets. */
export const POLL_MS = 1000;
const GROUP_OR_OTHERS = 0o077;

/** Error for a file that cannot be used. The message is a sentence for the operator. */
export class TokenFileError extends Error {}

export class TokenFile {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #onChange = new Set<() => void>();
  #credentials: readonly Credential[];
  /** Fingerprint taken before the last read, so that the next poll detects a change during that read. */
  #fingerprint: string;
  #cancelPoll: Cancel;

  /** @throws TokenFileError if the file is missing or malformed. */
  constructor(path: string, clock: Clock, log: Log) {
    this.#path = path;
    this.#clock = clock;
    this.#log = log;
    this.#fingerprint = fingerprintOf(path);
    this.#credentials = this.#read();
    this.#cancelPoll = clock.setTimeout(() => this.#poll(), POLL_MS);
  }

  /** Returns the credential for a token, or undefined. */
  find(token: string): Credential | undefined {
    return findCredential(this.#credentials, token);
  }

  isStillValid(credential: Credential): boolean {
    return isStillValid(this.#credentials, credential);
  }

  /** Calls the listener after each change of the tokens. Returns a function that unsubscribes. */
  onChange(listener: () => void): () => void {
    this.#onChange.add(listener);
    return () => {
      this.#onChange.delete(listener);
    };
  }

  close(): void {
    this.#cancelPoll();
    this.#onChange.clear();
  }

  #poll(): void {
    this.#cancelPoll = this.#clock.setTimeout(() => this.#poll(), POLL_MS);
    const fingerprint = fingerprintOf(this.#path);
    if (fingerprint === this.#fingerprint) return;
    this.#fingerprint = fingerprint;
    try {
      this.#credentials = this.#read();
    } catch (error) {
      // A half-written file must not lock everyone out. The next poll reads the complete one.
      this.#log.error(
        { error: errorText(error) },
        'the changed token file is not usable; the previous tokens stay valid',
      );
      return;
    }
    this.#log.info({ tokens: this.#credentials.length }, 'token file reloaded');
    for (const listener of this.#onChange) listener();
  }

  #read(): readonly Credential[] {
    let text: string;
    let mode: number;
    try {
      text = readFileSync(this.#path, 'utf8');
      mode = statSync(this.#path).mode;
    } catch (error) {
      throw new TokenFileError(`the token file ${this.#path} cannot be read: ${errorText(error)}`);
    }
    const parsed = parseTokens(text);
    if (parsed.kind === 'malformed') {
      throw new TokenFileError(`the token file ${this.#path}: ${parsed.message}`);
    }
    if (parsed.hasSecrets && process.platform !== 'win32' && (mode & GROUP_OR_OTHERS) !== 0) {
      this.#log.warn(
        { path: this.#path },
        'other users can read tokens in the token file; run chmod 600 on it',
      );
    }
    return parsed.credentials;
  }
}

/** Returns a text that changes whenever the file is changed or replaced. */
function fingerprintOf(path: string): string {
  const stats: Stats | undefined = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? 'none' : [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join(' ');
}
