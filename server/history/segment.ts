/** One file of a session's recorded output: blocks in order. */

/** Size of a file, bytes: small enough to delete little at once, large enough to have few files. */
export const SEGMENT_BYTES = 2 * 1024 * 1024;

export type Segment = {
  readonly file: string;
  byteCount: number;
  /** Called when the budget of all sessions deletes it. */
  onForgotten: () => void;
};

/** Disk of a session's history; no method throws. */
export type Segments = {
  /** Creates an empty file of the session. */
  readonly newSegment: (session: string, onForgotten: () => void) => Segment;
  /** Appends a block; returns its position, or undefined if the write failed. */
  readonly write: (segment: Segment, block: Uint8Array) => number | undefined;
  /** Reads a block; undefined if that failed. */
  readonly read: (segment: Segment, position: number, byteCount: number) => Uint8Array | undefined;
  /** Deletes the file. */
  readonly forget: (segment: Segment) => void;
};
