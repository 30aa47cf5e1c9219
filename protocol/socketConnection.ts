/** A WebSocket as a connection, the same at both ends. */

import type { Connection } from './connection.ts';

/** The part of a WebSocket that a connection needs. */
export type Socket = {
  /** Bytes accepted for sending that the operating system has not taken yet. */
  readonly bufferedAmount: number;
  /** Calls `onSent` once the operating system has taken the message, or the socket has failed. */
  readonly send: (message: string | Uint8Array<ArrayBuffer>, onSent: () => void) => void;
  /** Throws on a reason of more than `MAX_REASON_BYTES`. */
  readonly close: (code: number, reason: string) => void;
  readonly terminate: () => void;
};

/** Bytes that may wait in the socket before sending pauses: a control message or a key waits behind them. */
export const SEND_AHEAD_BYTES = 64 * 1024;

/** UTF-8 bytes of the reason in a close frame (RFC 6455, 5.5). */
export const MAX_REASON_BYTES = 123;

/** Calls `onDrain` after each message that leaves less than `SEND_AHEAD_BYTES` waiting. */
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

/** The longest beginning of `reason` that fits into a close frame; a character is never cut. */
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

/** Length of one character in UTF-8. A lone surrogate is sent as U+FFFD, which has three bytes. */
function utf8Bytes(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
