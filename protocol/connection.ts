/** One WebSocket as both ends use it. It keeps no state; its owner decides what its end means. */

export type Connection = {
  readonly sendText: (json: string) => void;
  /** Takes ownership of `frame`. */
  readonly sendBytes: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Bytes queued for sending that the operating system has not taken yet. */
  readonly bufferedBytes: () => number;
  /** Starts the closing handshake; `onClose` follows within a bounded time. */
  readonly close: (code: number, reason: string) => void;
  /** Drops the socket at once. */
  readonly terminate: () => void;
};

export type ConnectionEvents = {
  readonly onText: (json: string) => void;
  /** Passes ownership of the frame to the listener. */
  readonly onBytes: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Emitted when the queue is short enough to continue sending. */
  readonly onDrain: () => void;
  /** Last event; emitted exactly once. `code` is 1006 when the peer vanished. */
  readonly onClose: (code: number, reason: string) => void;
};
