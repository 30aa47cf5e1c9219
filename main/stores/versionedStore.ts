/**
 * One stored document with a schema and a version. If it is damaged, its contents are lost, but the app still
 * starts.
 */

import { isDeepStrictEqual } from 'node:util';
import type * as v from 'valibot';
import type { NoticeView } from '../../shared/view/view.ts';
import type { Words } from '../../shared/words/english.ts';
import type { LocalizedText } from '../../shared/words/words.ts';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import { STORE_VERSION, type DocumentFile, type OpenDocument } from './documentFile.ts';
import { HandEdits, type Fields } from './handEdits.ts';
import { checkDocument, readDocument, type Damage, type StoredDocument } from './readDocument.ts';
import { setAside } from './setAside.ts';

/**
 * Delay between a change and its write, ms. A killed app loses no more than this, and synchronous writes stay
 * rare.
 */
export const SAVE_DELAY_MS = 100;

/** Shows a notice to the user. */
export type Notify = (kind: NoticeView['kind'], text: LocalizedText) => void;

/** Name, schema and defaults of a store. */
export type StoreShape<T extends object> = {
  readonly name: string;
  /** The document's contents as the user knows them, e.g. `settings`. */
  readonly label: LocalizedText;
  readonly schema: v.GenericSchema<unknown, T>;
  /** Schemas of the entries of lists: an invalid entry is left out, and the others stay. */
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly defaults: () => T;
  /** Schemas of the fields when users can edit the document by hand; each field is checked separately. */
  readonly byHand?: Fields;
};

export type StoreContext = {
  readonly open: OpenDocument;
  /** `topic` names the part of a document edited by hand that the notice is about. */
  readonly notify: (kind: NoticeView['kind'], say: LocalizedText, topic?: string) => void;
  /** Takes the notices about a part back, since the user corrected it. */
  readonly retract?: (topic: string) => void;
  readonly clock: Clock;
};

/** The topic of notices about the document as a whole. */
const WHOLE = '';

/** Keeps the document in memory and writes changes to disk after a delay. */
export class VersionedStore<T extends object> {
  readonly #shape: StoreShape<T>;
  readonly #context: StoreContext;
  /** Tracks the user's edits; undefined when the document is not edited by hand. */
  readonly #edits: HandEdits<T> | undefined;
  /** Callers of `onChange`. Each has its own entry, so that one function can be added twice. */
  readonly #listeners = new Set<{ readonly call: () => void }>();
  /** Replaced after a damaged document was set aside. */
  #file: DocumentFile;
  /** Value in memory, which may be newer than the file. */
  #value: T;
  /** Set while a change waits to be written. */
  #cancelSave: Cancel | undefined;
  /** True after a failed write was reported, until a write succeeds. */
  #hasReportedUnwritable = false;
  /** Damage from a user's edit, for as long as it is in the file. */
  #damage: Damage | undefined;
  /** True if the document was damaged at the start. */
  #isIncomplete = false;
  /** Fields with a notice that is not retracted yet. */
  readonly #reported = new Set<string>();

  constructor(shape: StoreShape<T>, context: StoreContext) {
    this.#shape = shape;
    this.#context = context;
    this.#file = context.open(shape.name);
    this.#edits = shape.byHand === undefined ? undefined : new HandEdits(shape.byHand);
    this.#value = shape.defaults();
    const found = readDocument(this.#file.read, shape);
    if (found.ok) this.#take(found.value);
    else this.#replaceDamaged(found.damage);
  }

  get value(): T {
    return this.#value;
  }

  /** Sets the value. It is on disk after `SAVE_DELAY_MS`, or after a call of `flush`. */
  set(value: T): void {
    this.#edits?.changed(this.#value, value);
    this.#retractCorrected();
    this.#value = value;
    this.#cancelSave ??= this.#context.clock.setTimeout(() => this.flush(), SAVE_DELAY_MS);
    this.#notifyListeners();
  }

  /** Writes the document even if nothing changed, so that the file exists. */
  write(): void {
    this.set(this.#value);
    this.flush();
  }

  /** Writes a pending change now. */
  flush(): void {
    if (this.#cancelSave === undefined) return;
    this.#cancelSave();
    this.#cancelSave = undefined;
    this.reread();
    if (this.#damage !== undefined) this.#keepDamagedEdit();
    try {
      this.#file.write(this.#edits?.document(this.#value) ?? { version: STORE_VERSION, ...this.#value });
      this.#hasReportedUnwritable = false;
    } catch (error) {
      this.#reportUnwritable(error);
    }
  }

  /** True if the document was damaged at the start. Nothing may be deleted because this value does not name it. */
  get isIncomplete(): boolean {
    return this.#isIncomplete;
  }

  /** Path of the document. */
  get path(): string {
    return this.#file.path;
  }

  /** Calls the listener after each change by the app or by the user's edit; returns the disposer. */
  onChange(listener: () => void): Cancel {
    const entry = { call: listener };
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** Applies the user's edits since the document was last read or written. */
  reread(): void {
    if (this.#edits === undefined) return;
    const found = readDocument(this.#file.read, this.#shape);
    if (!found.ok) {
      if (!isDeepStrictEqual(found.damage, this.#damage)) {
        this.#context.retract?.(WHOLE);
        this.#reportDamagedEdit(found.damage);
      }
      this.#damage = found.damage;
      return;
    }
    if (this.#damage !== undefined) this.#context.retract?.(WHOLE);
    this.#damage = undefined;
    // An editor that replaces the file removes it for a moment, so an empty document is ignored.
    if (Object.keys(found.value).length === 0) return;
    const before = this.#value;
    this.#take(found.value);
    if (!isDeepStrictEqual(this.#value, before)) this.#notifyListeners();
  }

  #notifyListeners(): void {
    for (const { call } of this.#listeners) call();
  }

  #take(document: StoredDocument): void {
    if (this.#edits !== undefined) {
      const { value, problems } = this.#edits.take(document, this.#value);
      this.#value = value;
      for (const { path } of problems) this.#retract(String(path[0]));
      this.#retractCorrected();
      for (const { path, text } of problems) {
        const field = String(path[0]);
        this.#reported.add(field);
        const line = this.#file.lineOf?.(path) ?? null;
        const file = this.#file.path;
        this.#context.notify('warning', (words) => words.stores.inFile(file, line, text(words)), field);
      }
    } else if (Object.keys(document).length > 0) {
      const checked = checkDocument(document, this.#shape);
      if (!checked.ok) this.#replaceDamaged(checked.damage);
      else {
        this.#value = checked.value.fields;
        if (checked.value.dropped > 0) this.#keepDropped(checked.value.dropped);
      }
    }
  }

  #reportDamagedEdit(damage: Damage): void {
    const { label } = this.#shape;
    const { path } = this.#file;
    this.#context.notify(
      'warning',
      (words) => words.stores.unusable(path, damageText(words, damage), label(words)),
      WHOLE,
    );
  }

  /** Retracts the notices about fields that are valid now. */
  #retractCorrected(): void {
    for (const field of this.#reported) if (this.#edits?.isRefused(field) !== true) this.#retract(field);
  }

  #retract(field: string): void {
    if (this.#reported.delete(field)) this.#context.retract?.(field);
  }

  /** Keeps the user's damaged document aside, because the app is about to write its own. */
  #keepDamagedEdit(): void {
    const { path } = this.#file;
    const aside = setAside(path, this.#context.clock.now());
    this.#damage = undefined;
    if (aside !== null) this.#context.notify('warning', ({ stores }) => stores.keptAs(path, aside));
  }

  /** Uses the last good copy, or the defaults, in place of a damaged document, which is kept aside. */
  #replaceDamaged(damage: Damage): void {
    const { notify } = this.#context;
    const copy = this.#readCopy();
    const aside = this.#setAside();
    const { label } = this.#shape;
    const { path } = this.#file;
    if (copy !== undefined) this.set(copy);
    notify('warning', (words) => {
      const { stores } = words;
      const reason = damageText(words, damage);
      if (copy !== undefined) return stores.fromCopy(label(words), reason, aside ?? path);
      return aside === null
        ? stores.damagedInPlace(label(words), reason, path)
        : stores.damaged(label(words), reason, aside);
    });
  }

  /** The last good copy; undefined if there is none, or if it is damaged, too. */
  #readCopy(): T | undefined {
    const { readCopy } = this.#file;
    const found = readCopy && readDocument(readCopy, this.#shape);
    if (found?.ok !== true || Object.keys(found.value).length === 0) return undefined;
    const checked = checkDocument(found.value, this.#shape);
    return checked.ok ? checked.value.fields : undefined;
  }

  /** Keeps the document with its invalid entries aside, because the app is about to write one without them. */
  #keepDropped(count: number): void {
    const aside = this.#setAside();
    const { label } = this.#shape;
    const { path } = this.#file;
    this.set(this.#value);
    this.#context.notify('warning', (words) =>
      words.stores.entriesDropped(label(words), count, aside ?? path),
    );
  }

  /** Moves the document away; returns its new path, or null. */
  #setAside(): string | null {
    const aside = setAside(this.#file.path, this.#context.clock.now());
    this.#file = this.#context.open(this.#shape.name);
    this.#isIncomplete = true;
    return aside;
  }

  #reportUnwritable(error: unknown): void {
    if (this.#hasReportedUnwritable) return;
    this.#hasReportedUnwritable = true;
    const reason = error instanceof Error ? error.message : String(error);
    const { label } = this.#shape;
    const { path } = this.#file;
    this.#context.notify('error', (words) => words.stores.unwritable(label(words), path, reason));
  }
}

function damageText({ stores }: Words, damage: Damage): string {
  switch (damage.kind) {
    case 'unreadable':
      return damage.message ?? stores.unreadable;
    case 'no-version':
      return stores.noVersion;
    case 'newer':
      return stores.newer(damage.version);
    case 'invalid':
      return stores.field(damage.path ?? stores.whole, damage.message);
  }
}
