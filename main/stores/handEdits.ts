/** A user's edits of a document. Each field is checked separately, and an invalid value stays in the file. */

import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { LocalizedText } from '../../shared/words/words.ts';
import { STORE_VERSION, type FieldPath } from './documentFile.ts';

type Document = Readonly<Record<string, unknown>>;

/** Schema of each field; an optional field has a default. */
export type Fields = Readonly<Record<string, v.GenericSchema>>;

/** Path of the invalid part of a field, and the reason that it cannot be used. */
export type FieldProblem = { readonly path: FieldPath; readonly text: LocalizedText };

/** Fields about the file itself: its version, and its schema for editors. */
const FILE_FIELDS: ReadonlySet<string> = new Set(['version', '$schema']);

export class HandEdits<T extends object> {
  readonly #fields: Fields;
  /** The document as it was last read or written. */
  #known: Document = {};
  /** Invalid values by field, as the user wrote them. */
  readonly #refused = new Map<string, unknown>();

  constructor(fields: Fields) {
    this.#fields = fields;
  }

  /** Applies the changes in `found` to `value`; returns a problem for each invalid field. */
  take(found: Document, value: T): { readonly value: T; readonly problems: readonly FieldProblem[] } {
    const taken: Record<string, unknown> = Object.fromEntries(Object.entries(value));
    const problems: FieldProblem[] = [];
    for (const name of new Set([...Object.keys(this.#known), ...Object.keys(found)])) {
      if (FILE_FIELDS.has(name) || isDeepStrictEqual(this.#known[name], found[name])) continue;
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

  /** Forgets the invalid values of fields that the app itself changed. */
  changed(from: T, to: T): void {
    for (const name of this.#refused.keys())
      if (from[name as keyof T] !== to[name as keyof T]) this.#refused.delete(name);
  }

  /** The document to write for `value`: the user's invalid values stay in it. */
  document(value: T): Document {
    this.#known = { version: STORE_VERSION, ...value, ...Object.fromEntries(this.#refused) };
    return this.#known;
  }

  /** Puts a valid field into `taken`; returns the problem of an invalid one. */
  #takeField(name: string, found: unknown, taken: Record<string, unknown>): FieldProblem | undefined {
    const schema = Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
    if (schema === undefined) {
      const known = Object.keys(this.#fields);
      const text: LocalizedText = ({ stores }) => stores.unknownField(name, known);
      return found === undefined ? undefined : { path: [name], text };
    }
    const result = v.safeParse(schema, found);
    if (!result.success) return problemOf(name, result.issues[0], taken[name]);
    taken[name] = result.output;
    return undefined;
  }
}

function problemOf(name: string, { path, message }: v.BaseIssue<unknown>, value: unknown): FieldProblem {
  const inside = (path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  // An object or array would be too long for a notice, so its value is left out.
  const present = typeof value === 'object' ? null : JSON.stringify(value);
  const field = [name, ...inside].join('.');
  const text: LocalizedText = ({ stores }) => stores.badField(field, name, message, present);
  return { path: [name, ...inside], text };
}
