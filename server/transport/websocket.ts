/** WebSockets of clients, over HTTP or HTTPS. */

import { createServer, STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type ServerOptions, type WebSocket } from 'ws';
import type { Connection, ConnectionEvents } from '../../protocol/connection.ts';
import { FRAME_HEADER_BYTES } from '../../protocol/frames.ts';
import { MAX_DATA_BYTES } from '../../protocol/limits.ts';
import { connectionOver } from '../../protocol/socketConnection.ts';
import { selectVersion } from '../../protocol/version.ts';
import { PRODUCT_VERSION } from '../../protocol/productVersion.ts';
import type { Accepted, Refusal } from './upgrade.ts';

/** One frame or message; twice the protocol's largest, so that what is somewhat over gets an answer that says so (C8). */
const MAX_PAYLOAD_BYTES = 2 * (FRAME_HEADER_BYTES + MAX_DATA_BYTES);
/** Sockets of all kinds, unauthenticated ones included. */
const MAX_SOCKETS = 10_000;
/** A request, or a TLS handshake, takes no longer than this, ms. */
const REQUEST_TIMEOUT_MS = 10_000;
/** Time the peer has to answer a close, ms. */
const CLOSE_TIMEOUT_MS = 5_000;
/** Finds peers that vanished before they said hello, ms. */
const KEEPALIVE_MS = 30_000;
const INTERNAL_ERROR = 1011;

/** `closeTimeout` is missing in the library's types. */
const SOCKET_OPTIONS: ServerOptions & { readonly closeTimeout: number } = {
  noServer: true,
  maxPayload: MAX_PAYLOAD_BYTES,
  perMessageDeflate: false,
  closeTimeout: CLOSE_TIMEOUT_MS,
  handleProtocols: (offered) => {
    const version = selectVersion(offered);
    return version === undefined ? false : `holdfast.v${version}`;
  },
};

const WHAT_THIS_IS = 'This is a Holdfast server. Connect to it with the Holdfast app.\n';
const IDENTITY: Readonly<Record<string, string>> = { 'Holdfast-Server': PRODUCT_VERSION };

export type ListenOptions = {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
};

export type ListenHandlers = {
  readonly decide: (request: IncomingMessage) => Accepted | Refusal;
  /** Gets a new connection; `begin` of what it returns is called when events flow. */
  readonly accept: (
    connection: Connection,
    accepted: Accepted,
  ) => { readonly events: ConnectionEvents; readonly begin: () => void };
  /** A handler threw: a bug, which costs its connection alone. */
  readonly onBug: (error: unknown) => void;
};

export type Listener = {
  readonly url: string;
  /** Takes no more connections: who asks for one is refused by the system, and a balancer goes elsewhere. */
  readonly deafen: () => void;
  /** Accepts no more; resolves when all connections have ended, at the latest after the close timeout. */
  readonly close: () => Promise<void>;
};

/** @throws what `listen` of Node throws, e.g. with code EADDRINUSE. */
export async function listen(options: ListenOptions, handlers: ListenHandlers): Promise<Listener> {
  const server =
    options.tls === undefined
      ? createServer()
      : createTlsServer({ ...options.tls, handshakeTimeout: REQUEST_TIMEOUT_MS });
  server.maxConnections = MAX_SOCKETS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  const sockets = new WebSocketServer(SOCKET_OPTIONS);
  const answers = new WeakMap<IncomingMessage, string>();
  server.on('request', (_request, response) => {
    response.writeHead(200, { ...IDENTITY, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(WHAT_THIS_IS);
  });
  server.on('clientError', (_error, socket) =>
    refuse(socket, 400, 'not a request that is understood here\n', {}),
  );
  server.on('upgrade', (request, socket, head) => {
    const accepted = decided(handlers, request, socket);
    if (accepted === undefined) return;
    if (accepted.answer !== undefined) answers.set(request, accepted.answer);
    sockets.handleUpgrade(request, socket, head, (webSocket) => begin(webSocket, accepted, handlers));
  });
  sockets.on('headers', (headers, request) => {
    headers.push(`Holdfast-Server: ${PRODUCT_VERSION}`);
    const answer = answers.get(request);
    if (answer !== undefined) headers.push(`Holdfast-Cluster: ${answer}`);
  });
  sockets.on('wsClientError', (error, socket) => refuse(socket, 400, `${error.message}\n`, {}));
  await listening(server, options);
  const scheme = options.tls === undefined ? 'ws' : 'wss';
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://${host}:${port}`,
    deafen: () => void server.close(),
    close: () => closeAll(server, sockets),
  };
}

function listening(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Undefined when the request was refused. */
function decided(handlers: ListenHandlers, request: IncomingMessage, socket: Duplex): Accepted | undefined {
  socket.on('error', () => socket.destroy());
  const decision = handlers.decide(request);
  if (decision.kind === 'refused') {
    refuse(socket, decision.status, decision.body, decision.headers);
    return undefined;
  }
  (socket as Socket).setNoDelay(true);
  (socket as Socket).setKeepAlive(true, KEEPALIVE_MS);
  return decision;
}

function begin(webSocket: WebSocket, accepted: Accepted, handlers: ListenHandlers): void {
  const guard = (run: () => void): void => {
    try {
      run();
    } catch (error) {
      handlers.onBug(error);
      webSocket.close(INTERNAL_ERROR, 'the server made a mistake');
    }
  };
  let onSent = (): void => undefined;
  const connection = connectionOver(webSocket, () => onSent());
  const { events, begin: start } = handlers.accept(connection, accepted);
  onSent = () => guard(events.onDrain);
  webSocket.on('message', (data: RawData, isBinary: boolean) => {
    const bytes = data as Buffer<ArrayBuffer>;
    guard(() => (isBinary ? events.onBytes(bytes) : events.onText(bytes.toString('utf8'))));
  });
  // What is wrong is in the close that follows.
  webSocket.on('error', () => undefined);
  webSocket.on('close', (code, reason) => guard(() => events.onClose(code, reason.toString('utf8'))));
  guard(start);
}

function refuse(
  socket: Duplex,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const lines = Object.entries({
    ...IDENTITY,
    ...headers,
    Connection: 'close',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
}

function closeAll(server: Server, sockets: WebSocketServer): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => {
      for (const webSocket of sockets.clients) webSocket.terminate();
    }, CLOSE_TIMEOUT_MS);
    server.close(() => {
      clearTimeout(giveUp);
      resolve();
    });
    server.closeAllConnections();
  });
}
