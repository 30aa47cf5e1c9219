/** A WebSocket as both its ends see it, whoever dialed. */

import type { WebSocket } from 'ws';
import type { Connection } from '../../protocol/connection.ts';
import { SEND_AHEAD_BYTES } from './channelTurns.ts';

/** Bytes of a close frame's reason (RFC 6455, 5.5). */
const MAX_REASON_BYTES = 123;

/** @param onDrained called when so little waits that sending may go on. */
export function connectionOver(webSocket: WebSocket, onDrained: () => void): Connection {
  const sent = (): void => {
    if (webSocket.bufferedAmount < SEND_AHEAD_BYTES) onDrained();
  };
  return {
    sendText: (json) => webSocket.send(json, { binary: false }, sent),
    sendBytes: (frame) => webSocket.send(frame, { binary: true }, sent),
    bufferedBytes: () => webSocket.bufferedAmount,
    close: (code, reason) => webSocket.close(code, shortened(reason)),
    terminate: () => webSocket.terminate(),
  };
}

/** Cut to what a close frame holds, at a character's edge. */
function shortened(reason: string): string {
  const bytes = Buffer.from(reason);
  if (bytes.length <= MAX_REASON_BYTES) return reason;
  return new TextDecoder().decode(bytes.subarray(0, MAX_REASON_BYTES), { stream: true });
}
