/** The token file: read at start, and again whenever it changes, so that a token can be taken back at once. */

import { readFileSync, statSync, unwatchFile, watchFile } from 'node:fs';
import { errorText, type Log } from '../log.ts';
import { findCredential, isStillValid, parseTokens, type Credential } from './tokens.ts';

/** Polling, unlike notification, also sees files replaced by rename and mounted secrets. */
const POLL_MS = 1000;
const GROUP_OR_OTHERS = 0o077;

/** The file can not be used; the message is a sentence for the operator. */
export class TokenFileError extends Error {}

export class TokenFile {
  readonly #path: string;
  readonly #log: Log;
  readonly #onChange = new Set<() => void>();
  readonly #poll = (): void => this.#reload();
  #credentials: readonly Credential[];

  /** @throws TokenFileError when the file is missing or malformed. */
  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
    this.#credentials = this.#read();
    watchFile(path, { interval: POLL_MS, persistent: false }, this.#poll);
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
    unwatchFile(this.#path, this.#poll);
    this.#onChange.clear();
  }

  #reload(): void {
    try {
      this.#credentials = this.#read();
    } catch (error) {
      // A half-written file must not lock everybody out: the next poll sees it whole.
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
    if (parsed.kind === 'malformed')
      throw new TokenFileError(`the token file ${this.#path}: ${parsed.message}`);
    if (process.platform !== 'win32' && (mode & GROUP_OR_OTHERS) !== 0) {
      this.#log.warn({ path: this.#path }, 'others can read the token file; do chmod 600 on it');
    }
    return parsed.credentials;
  }
}
