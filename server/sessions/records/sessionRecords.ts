/** The records of all sessions of a host, each in a file of its own: written whole, or not at all. */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import { errorText, type Log } from '../../base/log.ts';
import { parseRecord, type SessionRecord } from './sessionRecord.ts';

/** Changes that follow each other within this time are written once, ms. */
const COALESCE_MS = 1000;
const SUFFIX = '.json';

/** Gives a session's record as it is now. */
type Recorded = { readonly id: string; readonly record: () => SessionRecord };

export class SessionRecords {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #due = new Map<string, Recorded>();
  #cancel: Cancel | undefined;
  #failing = false;

  /** @param folder is made with the first record. */
  constructor(folder: string, clock: Clock, log: Log) {
    this.#folder = folder;
    this.#clock = clock;
    this.#log = log;
  }

  /** All records of earlier runs, oldest session first; a file that can not be read is set aside, and said. */
  read(): readonly SessionRecord[] {
    const records = this.#names().flatMap((name) => this.#readFile(name) ?? []);
    return records.toSorted((a, b) => a.createdAt - b.createdAt);
  }

  /** Something of the session changed that can wait for a moment. */
  changed(session: Recorded): void {
    this.#due.set(session.id, session);
    this.#cancel ??= this.#clock.setTimeout(() => this.flush(), COALESCE_MS);
  }

  /** Writes what waits. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    for (const session of this.#due.values()) this.save(session);
  }

  /** Writes the record now. */
  save(session: Recorded): void {
    this.#due.delete(session.id);
    const path = this.#pathOf(session.id);
    const json = JSON.stringify(session.record());
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, json, { mode: 0o600 });
      renameSync(`${path}.new`, path);
      this.#failing = false;
    } catch (error) {
      if (!this.#failing)
        this.#log.error(
          { error: errorText(error) },
          'sessions can not be recorded and end for their users if the server does; make room, or set --state-dir',
        );
      this.#failing = true;
    }
  }

  remove(id: string): void {
    this.#due.delete(id);
    rmSync(this.#pathOf(id), { force: true });
  }

  #names(): readonly string[] {
    try {
      return readdirSync(this.#folder).filter((name) => name.endsWith(SUFFIX));
    } catch {
      return [];
    }
  }

  #readFile(name: string): SessionRecord | undefined {
    const path = join(this.#folder, name);
    const parsed = parseRecord(readFileSync(path, 'utf8'));
    if (!('kind' in parsed)) return parsed;
    renameSync(path, `${path}.bad`);
    this.#log.error(
      { file: `${path}.bad`, problem: parsed.message },
      'a session record can not be read; it is set aside',
    );
    return undefined;
  }

  #pathOf(id: string): string {
    return join(this.#folder, `${id}${SUFFIX}`);
  }
}
