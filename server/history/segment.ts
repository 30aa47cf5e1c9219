/** One file of a session's recorded output, which has blocks in order. */

/** Size of a file, bytes. It is small enough that a deletion loses little, and large enough to have few files. */
export const SEGMENT_BYTES = 2 * 1024 * 1024;

export type Segment = {
  readonly file: string;
  byteCount: number;
  /** Called when the size limit of all sessions deletes this file. */
  onForgotten: () => void;
};

/** Disk access of a session's history. No method throws. */
export type Segments = {
  /** Creates an empty file of the session. */
  readonly newSegment: (session: string, onForgotten: () => void) => Segment;
  /** Appends a block. Returns its position, or undefined if the write failed. */
  readonly write: (segment: Segment, block: Uint8Array) => number | undefined;
  /** Reads a block; undefined if that fails. */
  readonly read: (segment: Segment, position: number, byteCount: number) => Uint8Array | undefined;
  /** Deletes the file. */
  readonly forget: (segment: Segment) => void;
};
