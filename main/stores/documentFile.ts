/** A JSON document on disk, as the stores use it. */

/** Format version of all stored documents; a document with a higher version is refused. */
export const STORE_VERSION = 1;

/** Path of a value: field names and list indexes, from the root. */
export type FieldPath = readonly (string | number)[];

export type DocumentFile = {
  readonly path: string;
  /** The document on disk, empty when there is no file; throws when it cannot be read or parsed. */
  readonly read: () => Readonly<Record<string, unknown>>;
  /** Replaces the document atomically; throws when the disk refuses. */
  readonly write: (document: Readonly<Record<string, unknown>>) => void;
  /** Line (from 1) of the value at the path, or of its nearest existing parent; absent unless users edit the document. */
  readonly lineOf?: (path: FieldPath) => number | null;
};

/** Returns the document of that name in the user data folder, without reading it. */
export type OpenDocument = (name: string) => DocumentFile;
