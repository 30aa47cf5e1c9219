/** One JSON document on disk, as the stores see it. */

/** Names of fields, and places in lists, from the document inwards. */
export type FieldPath = readonly (string | number)[];

export type DocumentFile = {
  readonly path: string;
  /** The document as it is on disk; throws when it is there and can not be read or parsed. */
  readonly read: () => Readonly<Record<string, unknown>>;
  /** Replaces the document atomically; throws when the disk refuses. */
  readonly write: (document: Readonly<Record<string, unknown>>) => void;
  /**
   * The line, from 1, on which the value begins that the path leads to, or the last one on the way that is there, where people write
   * the document; null when none of it is.
   */
  readonly lineOf?: (path: FieldPath) => number | null;
};

/** Names a document of the profile without touching it. */
export type OpenDocument = (name: string) => DocumentFile;
