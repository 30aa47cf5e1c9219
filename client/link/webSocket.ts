/** Connections over WebSocket; the only file on the client's side that knows the socket library. */

import type { IncomingMessage } from 'node:http';
import { WebSocket, type RawData } from 'ws';
import { offeredSubprotocols } from '../../protocol/version.ts';
import { MAX_DOWN_CONTROL_BYTES } from '../../protocol/limits.ts';
import type { Connection } from '../../protocol/connection.ts';
import type { DialFailure } from './linkReason.ts';
import type { Dial, DialRequest } from './dial.ts';

/** From the name look-up to the finished upgrade, ms: long enough for a slow mobile network. */
export const DIAL_TIMEOUT_MS = 10_000;
/** What may wait in the socket before sending pauses, bytes: what is queued here delays every later key. */
const HIGH_WATER_BYTES = 64 * 1024;
/** Probes of the operating system on an idle connection, ms; heartbeats are the protocol's own. */
const KEEPALIVE_MS = 25_000;

/** Dials with the token and the hello in the upgrade request (C3, C5). */
export const dialWebSocket: Dial = (request, events) => {
  const socket = newSocket(request);
  let settled = false;
  let abandoned = false;
  const fail = (failure: DialFailure): void => {
    if (settled) return;
    settled = true;
    socket.terminate();
    if (!abandoned) events.onFailure(failure);
  };
  listenToUpgrade(socket, fail);
  socket.on('open', () => {
    if (settled) return;
    settled = true;
    if (!abandoned) events.onOpen(connectionOf(socket, events.onDrain));
  });
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (abandoned) return;
    const bytes = data as Buffer<ArrayBuffer>;
    if (isBinary) events.onBytes(bytes);
    else events.onText(bytes.toString());
  });
  socket.on('close', (code, reason) => {
    if (!settled) fail({ kind: 'network', detail: 'the connection was closed before it was made' });
    else if (!abandoned) events.onClose(code, reason.toString());
  });
  return () => {
    abandoned = true;
    socket.terminate();
  };
};

function newSocket(request: DialRequest): WebSocket {
  return new WebSocket(request.url, offeredSubprotocols(), {
    headers: { Authorization: `Bearer ${request.token}`, 'Holdfast-Hello': request.hello },
    handshakeTimeout: DIAL_TIMEOUT_MS,
    maxPayload: MAX_DOWN_CONTROL_BYTES,
    perMessageDeflate: false,
    followRedirects: false,
  });
}

/** Everything that can be wrong before the connection is made. */
function listenToUpgrade(socket: WebSocket, fail: (failure: DialFailure) => void): void {
  socket.on('unexpected-response', (_request, response) => {
    response.resume();
    fail(failureOfAnswer(response));
  });
  socket.on('upgrade', (response) => {
    if (response.headers['holdfast-server'] === undefined) {
      fail({ kind: 'not-holdfast', detail: 'it answers WebSockets, but not ours' });
      return;
    }
    response.socket.setNoDelay(true);
    response.socket.setKeepAlive(true, KEEPALIVE_MS);
  });
  socket.on('error', (error) => fail(failureOfError(error)));
}

function connectionOf(socket: WebSocket, onDrain: () => void): Connection {
  const sent = (): void => {
    if (socket.bufferedAmount < HIGH_WATER_BYTES) onDrain();
  };
  return {
    sendText: (json) => socket.send(json, sent),
    sendBytes: (frame) => socket.send(frame, sent),
    bufferedBytes: () => socket.bufferedAmount,
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
  };
}

/** An HTTP answer instead of the upgrade (C2–C4). */
function failureOfAnswer(response: IncomingMessage): DialFailure {
  const status = response.statusCode ?? 0;
  if (response.headers['holdfast-server'] === undefined) {
    return { kind: 'not-holdfast', detail: `it answered with HTTP status ${status}` };
  }
  if (status === 401) return { kind: 'token-rejected' };
  if (status === 403) return { kind: 'forbidden' };
  if (status === 426)
    return { kind: 'version', theirs: String(response.headers['holdfast-versions'] ?? 'none') };
  return { kind: 'busy', status };
}

const NOT_FOUND = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);

/** An error of the system or the libraries, by its code where it has one. */
function failureOfError(error: Error): DialFailure {
  const code = codeOf(error);
  if (code === 'ECONNREFUSED') return { kind: 'refused' };
  if (NOT_FOUND.has(code)) return { kind: 'name-not-found' };
  if (code === 'ETIMEDOUT' || error.message.includes('handshake has timed out')) return { kind: 'timeout' };
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code)) {
    return { kind: 'tls', detail: error.message };
  }
  if (
    code.startsWith('HPE_') ||
    /subprotocol|Sec-WebSocket|Invalid (Upgrade|WebSocket|status)/i.test(error.message)
  ) {
    return { kind: 'not-holdfast', detail: 'its answer is not a WebSocket upgrade of ours' };
  }
  return { kind: 'network', detail: code === '' ? error.message : code };
}

/** With several addresses for one name, the first address's error tells. */
function codeOf(error: Error): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0] as Error);
  return (error as NodeJS.ErrnoException).code ?? '';
}
