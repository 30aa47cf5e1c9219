/** One WebSocket's life, as both ends see it. It has no memory: whoever holds it decides what its end means. */

export type Connection = {
  readonly sendText: (json: string) => void;
  /** Takes ownership of `frame`. */
  readonly sendBytes: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Bytes accepted for sending that the operating system has not taken yet. */
  readonly bufferedBytes: () => number;
  /** Starts the closing handshake; `onClose` follows within a bounded time. */
  readonly close: (code: number, reason: string) => void;
  /** Drops the socket at once. */
  readonly terminate: () => void;
};

export type ConnectionEvents = {
  readonly onText: (json: string) => void;
  /** The frame is the listener's from now on. */
  readonly onBytes: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Buffered bytes fell to where sending may go on. */
  readonly onDrain: () => void;
  /** Last event; called exactly once. `code` is 1006 when the peer vanished. */
  readonly onClose: (code: number, reason: string) => void;
};
