/** One WebSocket, as both ends use it. It keeps no state. Its owner decides what the end of the connection means. */

export type Connection = {
  readonly sendText: (json: string) => void;
  /** Sends a frame. Takes ownership of `frame`. */
  readonly sendBytes: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Returns the number of queued bytes that the operating system has not accepted yet. */
  readonly bufferedBytes: () => number;
  /** Starts the closing handshake. `onClose` follows within a limited time. */
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
  /** Last event, emitted exactly once. `code` is 1006 if the peer vanished. */
  readonly onClose: (code: number, reason: string) => void;
};
