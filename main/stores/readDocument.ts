/** Checks of a stored document: its version, its fields, and the entries of its lists. */

import * as v from 'valibot';
import { STORE_VERSION } from './documentFile.ts';
import type { StoreShape } from './versionedStore.ts';

export type StoredDocument = Readonly<Record<string, unknown>>;

/** Reason that a document cannot be used. */
export type Damage =
  /** `message` is null when the error has no text. */
  | { readonly kind: 'unreadable'; readonly message: string | null }
  | { readonly kind: 'no-version' }
  | { readonly kind: 'newer'; readonly version: number }
  /** `path` is null when the whole document is invalid. */
  | { readonly kind: 'invalid'; readonly path: string | null; readonly message: string };

type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly damage: Damage };

/** Fields of a document, and the number of entries that were left out because they are invalid. */
type Checked<T> = { readonly fields: T; readonly dropped: number };

/** The document on disk with a checked version and unchecked fields; empty when there is no file. */
export function readDocument<T extends object>(
  readFile: () => StoredDocument,
  shape: StoreShape<T>,
): Result<StoredDocument> {
  let document: StoredDocument;
  try {
    document = readFile();
  } catch (error) {
    return damaged({ kind: 'unreadable', message: error instanceof Error ? firstLine(error.message) : null });
  }
  if (Object.keys(document).length === 0) return { ok: true, value: document };
  // A document written by hand may omit its version.
  const version = document['version'] ?? (shape.byHand === undefined ? undefined : STORE_VERSION);
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return damaged({ kind: 'no-version' });
  return version > STORE_VERSION ? damaged({ kind: 'newer', version }) : { ok: true, value: document };
}

/** Checks the fields of a document. Invalid entries of its lists are left out. */
export function checkDocument<T extends object>(
  document: StoredDocument,
  shape: StoreShape<T>,
): Result<Checked<T>> {
  const { version: _version, ...fields } = document;
  const { kept, dropped } = withoutInvalid(fields, shape.entries ?? {});
  const result = v.safeParse(shape.schema, kept, { abortEarly: true });
  if (result.success) return { ok: true, value: { fields: result.output, dropped } };
  const [issue] = result.issues;
  return damaged({ kind: 'invalid', path: v.getDotPath(issue), message: firstLine(issue.message) });
}

function withoutInvalid(
  fields: StoredDocument,
  entries: Readonly<Record<string, v.GenericSchema>>,
): { readonly kept: StoredDocument; readonly dropped: number } {
  const kept: Record<string, unknown> = { ...fields };
  let dropped = 0;
  for (const [name, schema] of Object.entries(entries)) {
    const list = fields[name];
    if (!Array.isArray(list)) continue;
    const valid = list.filter((entry) => v.is(schema, entry));
    dropped += list.length - valid.length;
    kept[name] = valid;
  }
  return { kept, dropped };
}

function damaged(damage: Damage): Result<never> {
  return { ok: false, damage };
}

/** First line of a parser's message, shortened because the message may quote the file. */
function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
