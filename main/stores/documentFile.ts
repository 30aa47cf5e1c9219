/** A JSON document on disk, in the form that the stores use. */

/** Format version of all stored documents; the app refuses a document with a higher version. */
export const STORE_VERSION = 1;

/** Path of a value: field names and list indexes, from the root. */
export type FieldPath = readonly (string | number)[];

export type DocumentFile = {
  readonly path: string;
  /** The document on disk; empty when there is no file. Throws when the file cannot be read or parsed. */
  readonly read: () => Readonly<Record<string, unknown>>;
  /** The last good copy, as `read`. Absent for documents that have none. */
  readonly readCopy?: () => Readonly<Record<string, unknown>>;
  /** Replaces the document atomically, and then its copy; throws when it cannot be written. */
  readonly write: (document: Readonly<Record<string, unknown>>) => void;
  /**
   * Line number (from 1) of the value at the path, or of its nearest existing parent. Absent for documents
   * that users do not edit.
   */
  readonly lineOf?: (path: FieldPath) => number | null;
};

/** Returns the document of that name in the user data folder, without reading it. */
export type OpenDocument = (name: string) => DocumentFile;
