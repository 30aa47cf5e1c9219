/** A gateway's WebSockets to hosts. */

import type { IncomingMessage } from 'node:http';
import { WebSocket, type ClientOptions, type RawData } from 'ws';
import { FRAME_HEADER_BYTES } from '../../protocol/frames.ts';
import { MAX_DATA_BYTES, MAX_DOWN_CONTROL_BYTES } from '../../protocol/limits.ts';
import { offeredSubprotocols } from '../../protocol/version.ts';
import type { HostDial } from './hostDial.ts';
import { connectionOver } from '../transport/webSocketConnection.ts';

/** Hosts are near: one that does not answer by then is away, ms. A busy one takes seconds. */
const HANDSHAKE_TIMEOUT_MS = 10_000;
const MAX_PAYLOAD_BYTES = Math.max(MAX_DOWN_CONTROL_BYTES, FRAME_HEADER_BYTES + MAX_DATA_BYTES);

const OPTIONS: ClientOptions = {
  handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
  maxPayload: MAX_PAYLOAD_BYTES,
  perMessageDeflate: false,
  followRedirects: false,
};

export const dialHost: HostDial = ({ url, authorization }, events) => {
  const headers = { Authorization: authorization };
  const socket = new WebSocket(url, offeredSubprotocols(), { ...OPTIONS, headers });
  let [isWanted, isOpen, answer] = [true, false, ''];
  const reasonOf = reasons(socket);
  socket.on('upgrade', ({ headers: given }) => (answer = String(given['holdfast-cluster'] ?? '')));
  socket.on('open', () => {
    isOpen = true;
    const connection = connectionOver(socket, () => {
      if (isWanted) events.onDrain();
    });
    if (isWanted) events.onOpen(connection, answer);
  });
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (!isWanted) return;
    const bytes = data as Buffer<ArrayBuffer>;
    if (isBinary) events.onBytes(bytes);
    else events.onText(bytes.toString('utf8'));
  });
  socket.on('close', (code, reason) => {
    if (!isWanted) return;
    isWanted = false;
    if (isOpen) events.onClose(code, reasonOf() ?? reason.toString('utf8'));
    else events.onFailure(reasonOf() ?? `it closed the connection with ${code}`);
  });
  return () => {
    isWanted = false;
    socket.terminate();
  };
};

/** Follows what goes wrong on a socket; returns the first reason. */
function reasons(socket: WebSocket): () => string | undefined {
  let first: string | undefined;
  socket.on('unexpected-response', (_request, response: IncomingMessage) => {
    first ??= `it answered with HTTP status ${response.statusCode ?? 0}`;
    socket.terminate();
  });
  socket.on('error', (error) => (first ??= error.message));
  return () => first;
}
