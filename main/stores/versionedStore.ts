/** One stored document with a schema, a version and migrations; damage costs the document, never the start. */

import * as v from 'valibot';
import type { NoticeView } from '../../preload/view.ts';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { DocumentFile, OpenDocument } from './documentFile.ts';
import { setAside } from './setAside.ts';

/** A change reaches the disk within this, ms: what a kill can cost, and rare enough for a synchronous write. */
export const SAVE_DELAY_MS = 100;

/** Tells the user something that matters. */
export type Notify = (kind: NoticeView['kind'], text: string) => void;

type Document = Readonly<Record<string, unknown>>;

/** What a store holds. `migrations[n]` turns a document of version `n` into one of `n + 1`. */
export type StoreShape<T extends object> = {
  readonly name: string;
  /** What it is to the user, e.g. `settings`. */
  readonly words: string;
  readonly version: number;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly defaults: () => T;
  readonly migrations: Readonly<Record<number, (old: Document) => Document>>;
};

export type StoreContext = { readonly open: OpenDocument; readonly notify: Notify; readonly clock: Clock };

type Loaded<T> =
  | { readonly kind: 'loaded'; readonly value: T }
  | { readonly kind: 'damaged'; readonly reason: string };

/** Holds the document in memory and writes it behind itself. */
export class VersionedStore<T extends object> {
  readonly #shape: StoreShape<T>;
  readonly #context: StoreContext;
  #file: DocumentFile;
  #value: T;
  #cancelSave: Cancel | undefined;
  #saidUnwritable = false;

  constructor(shape: StoreShape<T>, context: StoreContext) {
    this.#shape = shape;
    this.#context = context;
    this.#file = context.open(shape.name);
    const loaded = load(this.#file, shape);
    this.#value = loaded.kind === 'loaded' ? loaded.value : shape.defaults();
    if (loaded.kind === 'damaged') this.#replaceDamaged(loaded.reason);
  }

  get value(): T {
    return this.#value;
  }

  /** Takes the new value; it is on disk after `SAVE_DELAY_MS` or `flush`. */
  set(value: T): void {
    this.#value = value;
    this.#cancelSave ??= this.#context.clock.setTimeout(() => this.flush(), SAVE_DELAY_MS);
  }

  /** Writes what is not yet on disk. */
  flush(): void {
    if (this.#cancelSave === undefined) return;
    this.#cancelSave();
    this.#cancelSave = undefined;
    try {
      this.#file.write({ version: this.#shape.version, ...this.#value });
      this.#saidUnwritable = false;
    } catch (error) {
      this.#sayUnwritable(error);
    }
  }

  #replaceDamaged(reason: string): void {
    const { notify, clock, open } = this.#context;
    const aside = setAside(this.#file.path, clock.now());
    this.#file = open(this.#shape.name);
    const kept = aside === null ? `${this.#file.path} could not be moved` : `the file was kept as ${aside}`;
    notify(
      'warning',
      `The stored ${this.#shape.words} could not be used (${reason}); ${kept}, and defaults are in use.`,
    );
  }

  #sayUnwritable(error: unknown): void {
    if (this.#saidUnwritable) return;
    this.#saidUnwritable = true;
    const reason = error instanceof Error ? error.message : String(error);
    this.#context.notify(
      'error',
      `The ${this.#shape.words} could not be saved to ${this.#file.path}: ${reason}`,
    );
  }
}

function load<T extends object>(file: DocumentFile, shape: StoreShape<T>): Loaded<T> {
  let document: Document;
  try {
    document = file.read();
  } catch (error) {
    return damaged(error instanceof Error ? firstLine(error.message) : 'it can not be read');
  }
  if (Object.keys(document).length === 0) return { kind: 'loaded', value: shape.defaults() };
  const version = document['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return damaged('it names no version');
  if (version > shape.version) return damaged(`it is of version ${version}, written by a newer Holdfast`);
  const migrated = migrate(document, version, shape);
  return migrated === undefined ? damaged(`it is not what version ${version} wrote`) : check(migrated, shape);
}

/** The document as the present version has it; undefined when a migration does not find what it needs. */
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

function check<T extends object>(document: Document, shape: StoreShape<T>): Loaded<T> {
  const { version: _version, ...value } = document;
  const result = v.safeParse(shape.schema, value, { abortEarly: true });
  if (result.success) return { kind: 'loaded', value: result.output };
  const issue = result.issues[0];
  return damaged(`field ${v.getDotPath(issue) ?? '(whole)'}: ${firstLine(issue.message)}`);
}

function damaged(reason: string): { readonly kind: 'damaged'; readonly reason: string } {
  return { kind: 'damaged', reason };
}

/** Parser messages may quote the file; its first words are enough for a notice. */
function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
