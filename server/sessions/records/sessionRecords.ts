/** Records of all sessions of a host. Each record has its own file, which is replaced atomically. */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import { errorText, type Log } from '../../base/log.ts';
import { parseRecord, type SessionRecord } from './sessionRecord.ts';

/** Time within which several changes are written together, ms. */
const COALESCE_MS = 1000;
const SUFFIX = '.json';

/** The parts of a session that its record needs. */
type Recorded = { readonly id: string; readonly record: () => SessionRecord };

export class SessionRecords {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #log: Log;
  /** Sessions with changes that are not written yet, by ID. */
  readonly #due = new Map<string, Recorded>();
  /** Timer of the next write; undefined if there are no changes. */
  #cancel: Cancel | undefined;
  /** True from a failed write until one succeeds. */
  #failing = false;

  /** @param folder folder for the records. It is created with the first one. */
  constructor(folder: string, clock: Clock, log: Log) {
    this.#folder = folder;
    this.#clock = clock;
    this.#log = log;
  }

  /** Reads all records of earlier runs, oldest session first. Malformed files are set aside and logged. */
  read(): readonly SessionRecord[] {
    const records = this.#names().flatMap((name) => this.#readFile(name) ?? []);
    return records.toSorted((a, b) => a.createdAt - b.createdAt);
  }

  /** Schedules a write of the session's record. */
  changed(session: Recorded): void {
    this.#due.set(session.id, session);
    this.#cancel ??= this.#clock.setTimeout(() => this.flush(), COALESCE_MS);
  }

  /** Writes all scheduled records now. */
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
          'sessions cannot be recorded and are lost if the server restarts; make room on the disk, or set --state-dir',
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
      'a session record cannot be read; it is set aside',
    );
    return undefined;
  }

  #pathOf(id: string): string {
    return join(this.#folder, `${id}${SUFFIX}`);
  }
}
