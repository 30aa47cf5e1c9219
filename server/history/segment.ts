/** One file of a session's recorded output: blocks in their order. */

/** A file of blocks, bytes: what is forgotten at once, and how many files there are, are both small. */
export const SEGMENT_BYTES = 2 * 1024 * 1024;

export type Segment = {
  readonly file: string;
  byteCount: number;
  /** Called when the budget of all sessions takes it away. */
  onForgotten: () => void;
};

/** What a session's history needs of the disk; nothing of it throws. */
export type Segments = {
  /** A new, empty file of the session. */
  readonly newSegment: (session: string, onForgotten: () => void) => Segment;
  /** Adds a block; returns its position, or undefined when the disk does not take it. */
  readonly write: (segment: Segment, block: Uint8Array) => number | undefined;
  /** A block; undefined when the disk does not give it. */
  readonly read: (segment: Segment, position: number, byteCount: number) => Uint8Array | undefined;
  /** Deletes the file. */
  readonly forget: (segment: Segment) => void;
};
