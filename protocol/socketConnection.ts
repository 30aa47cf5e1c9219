/** Wraps a WebSocket as a connection, in the same way at both ends. */

import type { Connection } from './connection.ts';

/** The part of a WebSocket that a connection needs. */
export type Socket = {
  /** Number of bytes queued for sending that the operating system has not accepted yet. */
  readonly bufferedAmount: number;
  /** Sends a message. Calls `onSent` once the operating system has accepted it, or the socket has failed. */
  readonly send: (message: string | Uint8Array<ArrayBuffer>, onSent: () => void) => void;
  /** Closes the socket. Throws if the reason is longer than `MAX_REASON_BYTES`. */
  readonly close: (code: number, reason: string) => void;
  readonly terminate: () => void;
};

/** Bytes that may wait in the socket before sending pauses. A control message or a key would wait behind them. */
export const SEND_AHEAD_BYTES = 64 * 1024;

/** Max length of the reason in a close frame, UTF-8 bytes (RFC 6455, 5.5). */
export const MAX_REASON_BYTES = 123;

/** Wraps the socket. Calls `onDrain` after each message that leaves less than `SEND_AHEAD_BYTES` waiting. */
export function connectionOver(socket: Socket, onDrain: () => void): Connection {
  const onSent = (): void => {
    if (socket.bufferedAmount < SEND_AHEAD_BYTES) onDrain();
  };
  return {
    sendText: (json) => socket.send(json, onSent),
    sendBytes: (frame) => socket.send(frame, onSent),
    bufferedBytes: () => socket.bufferedAmount,
    close: (code, reason) => socket.close(code, shortReason(reason)),
    terminate: () => socket.terminate(),
  };
}

/** Returns the longest beginning of `reason` that fits into a close frame, without cutting a character. */
export function shortReason(reason: string): string {
  let bytes = 0;
  let end = 0;
  for (const character of reason) {
    bytes += utf8Bytes(character);
    if (bytes > MAX_REASON_BYTES) break;
    end += character.length;
  }
  return reason.slice(0, end);
}

/** Returns the length of one character in UTF-8. A lone surrogate is sent as U+FFFD, which has three bytes. */
function utf8Bytes(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
