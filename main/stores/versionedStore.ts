/** One stored document with a schema, a version and migrations; damage costs the document, never the start. */

import * as v from 'valibot';
import type { NoticeView } from '../../shared/view/view.ts';
import { ENGLISH } from '../../shared/words/english.ts';
import type { LocalizedText } from '../../shared/words/words.ts';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { DocumentFile, OpenDocument } from './documentFile.ts';
import { HandEdits, type Fields } from './handEdits.ts';
import { setAside } from './setAside.ts';

/** A change reaches the disk within this, ms: what a kill can cost, and rare enough for a synchronous write. */
export const SAVE_DELAY_MS = 100;

/** Tells the user something that matters. */
export type Notify = (kind: NoticeView['kind'], say: LocalizedText) => void;

type Document = Readonly<Record<string, unknown>>;

/** What a store holds. `migrations[n]` turns a document of version `n` into one of `n + 1`. */
export type StoreShape<T extends object> = {
  readonly name: string;
  /** What it is to the user, e.g. `settings`. */
  readonly words: LocalizedText;
  readonly version: number;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly defaults: () => T;
  readonly migrations: Readonly<Record<number, (old: Document) => Document>>;
  /** Where users edit the document by hand: its fields, of which each stands for itself. */
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

type Damaged = { readonly kind: 'damaged'; readonly reason: LocalizedText };
type Read = { readonly kind: 'read'; readonly document: Document } | Damaged;

/** Holds the document in memory and writes it behind itself. */
export class VersionedStore<T extends object> {
  readonly #shape: StoreShape<T>;
  readonly #context: StoreContext;
  #file: DocumentFile;
  #value: T;
  #cancelSave: Cancel | undefined;
  #saidUnwritable = false;
  readonly #edits: HandEdits<T> | undefined;
  /** Why the file can not be used as it is now, after an edit by hand. */
  #unusable: string | undefined;
  /** Fields with a notice that is not taken back yet. */
  readonly #noticed = new Set<string>();
  #onChange: () => void = () => undefined;

  constructor(shape: StoreShape<T>, context: StoreContext) {
    this.#shape = shape;
    this.#context = context;
    this.#file = context.open(shape.name);
    this.#edits = shape.byHand === undefined ? undefined : new HandEdits(shape.byHand);
    this.#value = shape.defaults();
    const found = read(this.#file, shape);
    if (found.kind === 'damaged') this.#replaceDamaged(found.reason);
    else this.#take(found.document);
  }

  get value(): T {
    return this.#value;
  }

  /** Takes the new value; it is on disk after `SAVE_DELAY_MS` or `flush`. */
  set(value: T): void {
    this.#edits?.changed(this.#value, value);
    this.#retractCorrected();
    this.#value = value;
    this.#cancelSave ??= this.#context.clock.setTimeout(() => this.flush(), SAVE_DELAY_MS);
    this.#onChange();
  }

  /** Writes it although nothing changed: afterwards there is a file. */
  write(): void {
    this.set(this.#value);
    this.flush();
  }

  /** Writes what is not yet on disk. */
  flush(): void {
    if (this.#cancelSave === undefined) return;
    this.#cancelSave();
    this.#cancelSave = undefined;
    this.reread();
    if (this.#unusable !== undefined) this.#replaceUnusable();
    const { version } = this.#shape;
    try {
      this.#file.write(this.#edits?.document(version, this.#value) ?? { version, ...this.#value });
      this.#saidUnwritable = false;
    } catch (error) {
      this.#sayUnwritable(error);
    }
  }

  /** Where the document lies. */
  get path(): string {
    return this.#file.path;
  }

  /** Calls the listener after every change, by the app or by hand. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** Takes what was edited by hand since the document was last read or written. */
  reread(): void {
    if (this.#edits === undefined) return;
    const found = read(this.#file, this.#shape);
    const reason = found.kind === 'damaged' ? found.reason : undefined;
    if (reason?.(ENGLISH) !== this.#unusable) {
      this.#context.retract?.(WHOLE);
      if (reason !== undefined) this.#sayUnusable(reason);
    }
    this.#unusable = reason?.(ENGLISH);
    // A file that is gone is on its way: editors put another one in its place.
    if (found.kind === 'damaged' || Object.keys(found.document).length === 0) return;
    const before = JSON.stringify(this.#value);
    this.#take(found.document);
    if (JSON.stringify(this.#value) !== before) this.#onChange();
  }

  #take(document: Document): void {
    if (this.#edits !== undefined) {
      const { value, problems } = this.#edits.take(document, this.#value);
      this.#value = value;
      for (const { path } of problems) this.#retract(String(path[0]));
      this.#retractCorrected();
      for (const { path, words } of problems) {
        const field = String(path[0]);
        this.#noticed.add(field);
        const line = this.#file.lineOf?.(path) ?? null;
        const file = this.#file.path;
        this.#context.notify('warning', (all) => all.stores.inFile(file, line, words(all)), field);
      }
    } else if (Object.keys(document).length > 0) {
      const checked = check(document, this.#shape);
      if (checked.kind === 'damaged') this.#replaceDamaged(checked.reason);
      else this.#value = checked.value;
    }
  }

  #sayUnusable(reason: LocalizedText): void {
    const { words } = this.#shape;
    const { path } = this.#file;
    this.#context.notify('warning', (all) => all.stores.unusable(path, reason(all), words(all)), WHOLE);
  }

  /** Takes back the notices about fields that can be used now. */
  #retractCorrected(): void {
    for (const field of this.#noticed) if (this.#edits?.isRefused(field) !== true) this.#retract(field);
  }

  #retract(field: string): void {
    if (this.#noticed.delete(field)) this.#context.retract?.(field);
  }

  /** The app has something to write where the user left something that is not to be lost. */
  #replaceUnusable(): void {
    const { path } = this.#file;
    const aside = setAside(path, this.#context.clock.now());
    this.#unusable = undefined;
    if (aside !== null) this.#context.notify('warning', ({ stores }) => stores.keptAs(path, aside));
  }

  #replaceDamaged(reason: LocalizedText): void {
    const { notify, clock, open } = this.#context;
    const aside = setAside(this.#file.path, clock.now());
    this.#file = open(this.#shape.name);
    const { words } = this.#shape;
    const { path } = this.#file;
    notify('warning', (all) =>
      aside === null
        ? all.stores.damagedInPlace(words(all), reason(all), path)
        : all.stores.damaged(words(all), reason(all), aside),
    );
  }

  #sayUnwritable(error: unknown): void {
    if (this.#saidUnwritable) return;
    this.#saidUnwritable = true;
    const reason = error instanceof Error ? error.message : String(error);
    const { words } = this.#shape;
    const { path } = this.#file;
    this.#context.notify('error', (all) => all.stores.unwritable(words(all), path, reason));
  }
}

/** The document as the present version has it, unchecked; empty when there is none. */
function read<T extends object>(file: DocumentFile, shape: StoreShape<T>): Read {
  let document: Document;
  try {
    document = file.read();
  } catch (error) {
    const said = error instanceof Error ? firstLine(error.message) : undefined;
    return damaged(({ stores }) => said ?? stores.unreadable);
  }
  if (Object.keys(document).length === 0) return { kind: 'read', document };
  // Who writes a file by hand need not know of versions.
  const version = document['version'] ?? (shape.byHand === undefined ? undefined : shape.version);
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return damaged(({ stores }) => stores.noVersion);
  if (version > shape.version) return damaged(({ stores }) => stores.newer(version));
  const migrated = migrate(document, version, shape);
  return migrated === undefined
    ? damaged(({ stores }) => stores.notOfVersion(version))
    : { kind: 'read', document: migrated };
}

/** Brings a document to the present version; undefined when a migration does not find what it needs. */
function migrate<T extends object>(
  document: Document,
  version: number,
  shape: StoreShape<T>,
): Document | undefined {
  let migrated = document;
  for (let from = version; from < shape.version; from += 1) {
    const step = shape.migrations[from];
    if (step === undefined) throw new Error(`the store ${shape.name} has no migration from version ${from}`);
    try {
      migrated = step(migrated);
    } catch {
      return undefined;
    }
  }
  return migrated;
}

function check<T extends object>(
  document: Document,
  shape: StoreShape<T>,
): { readonly kind: 'checked'; readonly value: T } | Damaged {
  const { version: _version, ...value } = document;
  const result = v.safeParse(shape.schema, value, { abortEarly: true });
  if (result.success) return { kind: 'checked', value: result.output };
  const issue = result.issues[0];
  return damaged(({ stores }) => stores.field(v.getDotPath(issue) ?? stores.whole, firstLine(issue.message)));
}

function damaged(reason: LocalizedText): Damaged {
  return { kind: 'damaged', reason };
}

/** Parser messages may quote the file; its first words are enough for a notice. */
function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
