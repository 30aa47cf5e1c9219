/** WebSocket server for clients, over HTTP or HTTPS. */

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

/** Maximum of a frame or message: twice the protocol's, so that a slightly larger one is closed with a reason (C8). */
const MAX_PAYLOAD_BYTES = 2 * (FRAME_HEADER_BYTES + MAX_DATA_BYTES);
/** Max number of open sockets, including unauthenticated ones. */
const MAX_SOCKETS = 10_000;
/** Timeout of a request or a TLS handshake, ms. */
const REQUEST_TIMEOUT_MS = 10_000;
/** Time that the peer has to answer a close, ms. */
const CLOSE_TIMEOUT_MS = 5_000;
/** Interval of TCP keep-alive probes, ms. They detect peers that vanished before their hello. */
const KEEPALIVE_MS = 30_000;
/** Close code for an internal error (RFC 6455). */
const INTERNAL_ERROR = 1011;

/** Options of the library. Its types lack `closeTimeout`. */
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

const PLAIN_ANSWER = 'This is a Holdfast server. Connect to it with the Holdfast app.\n';
const IDENTITY: Readonly<Record<string, string>> = { 'Holdfast-Server': PRODUCT_VERSION };

export type ListenOptions = {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
};

export type ListenHandlers = {
  readonly decide: (request: IncomingMessage) => Accepted | Refusal;
  /** Accepts a new connection. `begin` of the result is called once events can be delivered. */
  readonly accept: (
    connection: Connection,
    accepted: Accepted,
  ) => { readonly events: ConnectionEvents; readonly begin: () => void };
  /** Reports an error that a handler threw. It is a bug, and closes only that connection. */
  readonly onBug: (error: unknown) => void;
};

export type Listener = {
  readonly url: string;
  /** Stops accepting connections. The system then refuses them, so that a load balancer chooses another server. */
  readonly stopAccepting: () => void;
  /** Stops accepting connections. Resolves when all connections have closed, or after the close timeout. */
  readonly close: () => Promise<void>;
};

/** Starts to listen. @throws the error of Node's `listen`, e.g. with code EADDRINUSE. */
export async function listen(options: ListenOptions, handlers: ListenHandlers): Promise<Listener> {
  const server = createHttpServer(options);
  const sockets = new WebSocketServer(SOCKET_OPTIONS);
  const answers = new WeakMap<IncomingMessage, string>();
  server.on('upgrade', (request, socket, head) => {
    const accepted = acceptUpgrade(handlers, request, socket);
    if (accepted === undefined) return;
    if (accepted.answer !== undefined) answers.set(request, accepted.answer);
    sockets.handleUpgrade(request, socket, head, (webSocket) => begin(webSocket, accepted, handlers));
  });
  sockets.on('headers', (headers, request) => {
    headers.push(`Holdfast-Server: ${PRODUCT_VERSION}`);
    const answer = answers.get(request);
    if (answer !== undefined) headers.push(`Holdfast-Cluster: ${answer}`);
  });
  sockets.on('wsClientError', (error, socket) =>
    refuse(socket, { status: 400, body: `${error.message}\n`, headers: {} }),
  );
  await listening(server, options);
  const scheme = options.tls === undefined ? 'ws' : 'wss';
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://${host}:${port}`,
    stopAccepting: () => void server.close(),
    close: () => closeAll(server, sockets),
  };
}

/**
 * Creates an HTTP server. It answers requests other than WebSocket upgrades with a short description of itself, and rejects
 * malformed requests.
 */
function createHttpServer({ tls }: ListenOptions): Server {
  const server =
    tls === undefined ? createServer() : createTlsServer({ ...tls, handshakeTimeout: REQUEST_TIMEOUT_MS });
  server.maxConnections = MAX_SOCKETS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.on('request', (_request, response) => {
    response.writeHead(200, { ...IDENTITY, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(PLAIN_ANSWER);
  });
  server.on('clientError', (_error, socket) =>
    refuse(socket, { status: 400, body: 'malformed request\n', headers: {} }),
  );
  return server;
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

/** Decides on an upgrade request. Returns undefined if it was refused. */
function acceptUpgrade(
  handlers: ListenHandlers,
  request: IncomingMessage,
  socket: Duplex,
): Accepted | undefined {
  socket.on('error', () => socket.destroy());
  const decision = handlers.decide(request);
  if (decision.kind === 'refused') {
    refuse(socket, decision);
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
      webSocket.close(INTERNAL_ERROR, 'internal error of the server');
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
  // The close event that follows has the reason.
  webSocket.on('error', () => undefined);
  webSocket.on('close', (code, reason) => guard(() => events.onClose(code, reason.toString('utf8'))));
  guard(start);
}

type HttpRefusal = Pick<Refusal, 'body' | 'headers'> & { readonly status: number };

function refuse(socket: Duplex, { status, body, headers }: HttpRefusal): void {
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
