/** The token file: read at start, and again whenever it changes, so that a token can be taken back at once. */

import { readFileSync, statSync, type Stats } from 'node:fs';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import { errorText, type Log } from '../base/log.ts';
import { findCredential, isStillValid, parseTokens, type Credential } from './tokens.ts';

/** Polling, unlike notification, also sees files replaced by rename and mounted secrets. */
export const POLL_MS = 1000;
const GROUP_OR_OTHERS = 0o077;

/** The file can not be used; the message is a sentence for the operator. */
export class TokenFileError extends Error {}

export class TokenFile {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #onChange = new Set<() => void>();
  #credentials: readonly Credential[];
  /** What the file looked like before it was read: a change during the reading shows at the next poll. */
  #seen: string;
  #cancelPoll: Cancel;

  /** @throws TokenFileError when the file is missing or malformed. */
  constructor(path: string, clock: Clock, log: Log) {
    this.#path = path;
    this.#clock = clock;
    this.#log = log;
    this.#seen = looksOf(path);
    this.#credentials = this.#read();
    this.#cancelPoll = clock.setTimeout(() => this.#poll(), POLL_MS);
  }

  /** Whose token this is, or undefined. */
  find(token: string): Credential | undefined {
    return findCredential(this.#credentials, token);
  }

  isStillValid(credential: Credential): boolean {
    return isStillValid(this.#credentials, credential);
  }

  /** Calls back after other tokens came into force; returns how to stop that. */
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
    const looks = looksOf(this.#path);
    if (looks === this.#seen) return;
    this.#seen = looks;
    try {
      this.#credentials = this.#read();
    } catch (error) {
      // A half-written file must not lock everybody out: it is seen again when it is whole.
      this.#log.error(
        { error: errorText(error) },
        'the changed token file is not usable; the tokens before it stay in force',
      );
      return;
    }
    this.#log.info({ tokens: this.#credentials.length }, 'token file read again');
    for (const listener of this.#onChange) listener();
  }

  #read(): readonly Credential[] {
    let text: string;
    let mode: number;
    try {
      text = readFileSync(this.#path, 'utf8');
      mode = statSync(this.#path).mode;
    } catch (error) {
      throw new TokenFileError(`the token file ${this.#path} can not be read: ${errorText(error)}`);
    }
    const parsed = parseTokens(text);
    if (parsed.kind === 'malformed') {
      throw new TokenFileError(`the token file ${this.#path}: ${parsed.message}`);
    }
    if (process.platform !== 'win32' && (mode & GROUP_OR_OTHERS) !== 0) {
      this.#log.warn({ path: this.#path }, 'others can read the token file; do chmod 600 on it');
    }
    return parsed.credentials;
  }
}

/** What differs when a file was changed or replaced. */
function looksOf(path: string): string {
  const stats: Stats | undefined = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? 'none' : [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join(' ');
}
