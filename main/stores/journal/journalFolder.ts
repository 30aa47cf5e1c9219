/** Folder of the saved screens: one journal file for each pane. */

import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Journal, type JournalContext, type JournalPosition } from './journal.ts';
import { FILE_HEAD_BYTES, newSealing, sealingOf } from './journalFrame.ts';
import { JournalReader, type JournalHandle } from './journalReader.ts';
import { fileStorage, memoryStorage, type JournalStorage } from './journalStorage.ts';
import { setAside } from '../setAside.ts';
import type { Notify } from '../versionedStore.ts';

const SUFFIX = '.journal';
const OWNER_ONLY = 0o700;

export type JournalFolderOptions = Omit<JournalContext, 'onDiskFailed'> & {
  readonly folder: string;
  /** Returns the key that encrypts the records; null without a keychain. */
  readonly key: () => Uint8Array | null;
  readonly notify: Notify;
};

/** Opens, moves and deletes journals. A disk failure loses only the saved screen, never the session. */
export class JournalFolder {
  readonly #options: JournalFolderOptions;

  constructor(options: JournalFolderOptions) {
    this.#options = options;
  }

  /**
   * Opens a pane's journal and reads it up to its last intact record. The journal is in memory when screens
   * are not saved.
   */
  open(pane: string, save: boolean): Journal {
    const storage = save ? this.#file(pane) : null;
    if (storage === null) return this.#empty(memoryStorage(), false);
    const found = this.#read(storage);
    if (found === 'empty') return this.#empty(storage, true);
    if (found === 'unreadable') return this.#startOver(pane, storage);
    const journal = new Journal(found.handle, true, found.position, this.#context());
    const key = this.#options.key();
    if (key !== null && found.handle.sealing.key === null) journal.reseal(key);
    return journal;
  }

  /** Moves a journal to a file or to memory, depending on the setting `saveScreens`. */
  keep(pane: string, journal: Journal, save: boolean): void {
    if (journal.inFile === save) return;
    const storage = save ? this.#file(pane) : memoryStorage();
    if (storage !== null) journal.moveTo(storage, save, save ? this.#options.key() : null);
  }

  /** Deletes the journals of closed panes. */
  removeExcept(panes: ReadonlySet<string>): void {
    for (const name of this.#names()) {
      const pane = name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : name.replace(`${SUFFIX}.new`, '');
      if (name.includes('.corrupt-') || (name.endsWith(SUFFIX) && panes.has(pane))) continue;
      rmSync(join(this.#options.folder, name), { force: true });
    }
  }

  #names(): readonly string[] {
    try {
      return readdirSync(this.#options.folder);
    } catch {
      return [];
    }
  }

  #file(pane: string): JournalStorage | null {
    try {
      mkdirSync(this.#options.folder, { recursive: true, mode: OWNER_ONLY });
      chmodSync(this.#options.folder, OWNER_ONLY);
      return fileStorage(this.#path(pane));
    } catch (error) {
      this.#reportDiskFailure(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  #empty(storage: JournalStorage, inFile: boolean): Journal {
    const sealing = newSealing(inFile ? this.#options.key() : null, this.#options.random);
    return new Journal({ storage, sealing }, inFile, null, this.#context());
  }

  #startOver(pane: string, storage: JournalStorage): Journal {
    storage.close();
    const aside = setAside(this.#path(pane), this.#options.clock.now());
    this.#options.notify('warning', ({ stores }) =>
      aside === null ? stores.screenLost : stores.screenKeptAs(aside),
    );
    const fresh = aside === null ? null : this.#file(pane);
    return this.#empty(fresh ?? memoryStorage(), fresh !== null);
  }

  #read(
    storage: JournalStorage,
  ): { handle: JournalHandle; position: JournalPosition } | 'empty' | 'unreadable' {
    if (storage.size() < FILE_HEAD_BYTES) return 'empty';
    const sealing = sealingOf(storage.read(0, FILE_HEAD_BYTES), this.#options.key());
    if (sealing === null) return 'unreadable';
    const handle = { storage, sealing };
    const reader = new JournalReader(handle);
    if (reader.atEnd) return 'empty';
    const first = reader.next();
    if (first?.kind !== 'begin') return 'unreadable';
    let newest: Uint8Array | null = null;
    for (let sealed = reader.nextSealed(); sealed !== null; sealed = reader.nextSealed()) newest = sealed;
    const last = newest === null ? first : reader.open(newest);
    if (last === null) return 'unreadable';
    // Bytes after the last intact frame come from a write that a crash interrupted.
    storage.truncate(reader.position);
    const { at, sizes } = last;
    return { handle, position: { epoch: first.epoch, at, sizes, records: reader.sequence } };
  }

  #context(): JournalContext {
    return { ...this.#options, onDiskFailed: (reason) => this.#reportDiskFailure(reason) };
  }

  #reportDiskFailure(reason: string): void {
    const { folder, notify } = this.#options;
    notify('warning', ({ stores }) => stores.screenNotSaved(folder, reason));
  }

  #path(pane: string): string {
    return join(this.#options.folder, `${pane}${SUFFIX}`);
  }
}
