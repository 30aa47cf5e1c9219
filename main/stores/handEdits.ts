/** What users write into a document by hand: each field stands for itself, and what can not be used stays as it is. */

import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { LocalizedText } from '../../shared/words/words.ts';
import type { FieldPath } from './documentFile.ts';

type Document = Readonly<Record<string, unknown>>;

/** The schema of each field; one that may be missing has a default. */
export type Fields = Readonly<Record<string, v.GenericSchema>>;

/** Why a field can not be used, and which of its parts is to blame. */
export type FieldProblem = { readonly path: FieldPath; readonly words: LocalizedText };

/** Not of the settings: what they are written for, and where an editor finds what may be written. */
const ABOUT_THE_FILE: ReadonlySet<string> = new Set(['version', '$schema']);

export class HandEdits<T extends object> {
  readonly #fields: Fields;
  /** The document as it was last read or written. */
  #known: Document = {};
  /** What can not be used, by field, as the user wrote it. */
  readonly #refused = new Map<string, unknown>();

  constructor(fields: Fields) {
    this.#fields = fields;
  }

  /** The value with what is new in `found`, and a sentence for each field that can not be used. */
  take(found: Document, value: T): { readonly value: T; readonly problems: readonly FieldProblem[] } {
    const taken: Record<string, unknown> = Object.fromEntries(Object.entries(value));
    const problems: FieldProblem[] = [];
    for (const name of new Set([...Object.keys(this.#known), ...Object.keys(found)])) {
      if (ABOUT_THE_FILE.has(name) || isDeepStrictEqual(this.#known[name], found[name])) continue;
      this.#refused.delete(name);
      const problem = this.#takeField(name, found[name], taken);
      if (problem === undefined) continue;
      this.#refused.set(name, found[name]);
      problems.push(problem);
    }
    this.#known = found;
    return { value: taken as T, problems };
  }

  /** True while the field is as it cannot be used. */
  isRefused(name: string): boolean {
    return this.#refused.has(name);
  }

  /** The app itself gave a field another value, which ends what the user wrote there. */
  changed(from: T, to: T): void {
    for (const name of this.#refused.keys())
      if (from[name as keyof T] !== to[name as keyof T]) this.#refused.delete(name);
  }

  /** What is to be written for `value`, which is then known. */
  document(version: number, value: T): Document {
    this.#known = { version, ...value, ...Object.fromEntries(this.#refused) };
    return this.#known;
  }

  /** Puts the field into `taken`, or says why not. */
  #takeField(name: string, found: unknown, taken: Record<string, unknown>): FieldProblem | undefined {
    const schema = Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
    if (schema === undefined) {
      const known = Object.keys(this.#fields);
      const words: LocalizedText = ({ stores }) => stores.unknownField(name, known);
      return found === undefined ? undefined : { path: [name], words };
    }
    const result = v.safeParse(schema, found);
    if (!result.success) return problemOf(name, result.issues[0], taken[name]);
    taken[name] = result.output;
    return undefined;
  }
}

function problemOf(name: string, { path, message }: v.BaseIssue<unknown>, value: unknown): FieldProblem {
  const inside = (path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  // A whole object is too much to read.
  const stays = typeof value === 'object' ? null : JSON.stringify(value);
  const field = [name, ...inside].join('.');
  const words: LocalizedText = ({ stores }) => stores.badField(field, name, message, stays);
  return { path: [name, ...inside], words };
}
