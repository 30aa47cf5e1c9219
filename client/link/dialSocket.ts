/** Dials a WebSocket of the protocol. Clients and gateways both use it. */

import { Agent, type ClientRequestArgs, type IncomingHttpHeaders } from 'node:http';
import { Duplex } from 'node:stream';
import { WebSocket, type RawData } from 'ws';
import type { Connection, ConnectionEvents } from '../../protocol/connection.ts';
import { MAX_DOWN_CONTROL_BYTES } from '../../protocol/limits.ts';
import { connectionOver } from '../../protocol/socketConnection.ts';
import { offeredSubprotocols } from '../../protocol/version.ts';
import { openStream, type Network } from '../network/openStream.ts';

/** Time limit from the name look-up to the finished upgrade, ms: enough for a slow mobile network and for a busy server. */
const DIAL_TIMEOUT_MS = 10_000;
/** Interval at which the operating system probes an idle connection, ms. The protocol has its own heartbeats (C9). */
const KEEPALIVE_MS = 25_000;

/** Longest part of a response's body that is read, to find its reason. */
const MAX_BODY_BYTES = 4_096;

type SocketRequest = {
  readonly url: string;
  readonly network: Network;
  /** Headers of the upgrade request. */
  readonly headers: Readonly<Record<string, string>>;
};

/** Reason why no connection was made. */
export type SocketFailure =
  /** The URL is not a WebSocket URL. */
  | { readonly kind: 'bad-url'; readonly detail: string }
  /** An HTTP response came instead of the upgrade. */
  | {
      readonly kind: 'http';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      /** Beginning of the body; only read for status 400. */
      readonly body: string;
    }
  /** There was no answer in time. */
  | { readonly kind: 'timeout' }
  /** An error of the system, of TLS or of the WebSocket handshake. */
  | { readonly kind: 'error'; readonly error: Error }
  /** The peer closed the socket before the upgrade was done. */
  | { readonly kind: 'closed'; readonly code: number };

type SocketEvents = ConnectionEvents & {
  /** Called when the upgrade is done. `headers` are those of the response. Nothing was sent or received yet. */
  readonly onOpen: (connection: Connection, headers: IncomingHttpHeaders) => void;
  /** Called if there is no connection. No other event follows. */
  readonly onFailure: (failure: SocketFailure) => void;
};

/**
 * Starts an attempt. Returns a function that cancels it, after which no event follows. The reason in `onClose` comes from the
 * peer, or else from the first error on the socket.
 */
export function dialSocket(request: SocketRequest, events: SocketEvents): () => void {
  if (!URL.canParse(request.url)) return failSoon(events, { kind: 'bad-url', detail: 'invalid address' });
  try {
    const dialed = new DialedSocket(request, events);
    return () => dialed.end();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failSoon(events, { kind: 'bad-url', detail: error.message });
  }
}

/** Reports a failure after the caller has received its cancel function, like every other failure. */
function failSoon(events: SocketEvents, failure: SocketFailure): () => void {
  let isWanted = true;
  queueMicrotask(() => {
    if (isWanted) events.onFailure(failure);
  });
  return () => {
    isWanted = false;
  };
}

/** Takes the stream for the upgrade request, or the error that prevents one. */
type Connected = (error: Error | null, stream: Duplex) => void;
const NO_STREAM = new Duplex();

/** Gives the request of one attempt its stream, which takes its own way to the server. */
class StreamAgent extends Agent {
  readonly protocol: string;
  readonly #connect: (done: Connected) => void;

  constructor(scheme: string, connect: (done: Connected) => void) {
    super();
    this.protocol = scheme === 'wss:' ? 'https:' : 'http:';
    this.#connect = connect;
  }

  override createConnection(_options: ClientRequestArgs, done: Connected): undefined {
    this.#connect(done);
  }
}

class DialedSocket {
  readonly #socket: WebSocket;
  readonly #events: SocketEvents;
  #state: 'dialing' | 'open' | 'ended' = 'dialing';
  #responseHeaders: IncomingHttpHeaders = {};
  /** Message of the first error; empty if there was none. */
  #errorMessage = '';
  /** Ends the attempt while it has no socket yet. */
  readonly #abort = new AbortController();
  readonly #timeout: NodeJS.Timeout;

  constructor({ url, headers, network }: SocketRequest, events: SocketEvents) {
    this.#events = events;
    const server = new URL(url);
    this.#socket = new WebSocket(url, offeredSubprotocols(), {
      headers,
      agent: new StreamAgent(server.protocol, (done) => void this.#connect(server, network, done)),
      maxPayload: MAX_DOWN_CONTROL_BYTES,
      perMessageDeflate: false,
      followRedirects: false,
    });
    this.#timeout = setTimeout(() => this.#fail({ kind: 'timeout' }), DIAL_TIMEOUT_MS);
    this.#listenWhileDialing();
    this.#listenWhileOpen();
  }

  /** Drops the socket. No event follows. */
  end(): void {
    this.#state = 'ended';
    clearTimeout(this.#timeout);
    this.#abort.abort();
    this.#socket.terminate();
  }

  async #connect(server: URL, network: Network, done: Connected): Promise<void> {
    try {
      const stream = await openStream(server, network, this.#abort.signal);
      if (this.#state === 'dialing') done(null, stream);
      else stream.destroy();
    } catch (error) {
      // The stream of an error is never used.
      done(error as Error, NO_STREAM);
    }
  }

  #listenWhileDialing(): void {
    this.#socket.on('upgrade', (response) => {
      this.#responseHeaders = response.headers;
      response.socket.setKeepAlive(true, KEEPALIVE_MS);
    });
    this.#socket.on('unexpected-response', (_request, response) => {
      const { statusCode: status = 0, headers } = response;
      let body = '';
      const fail = (): void => this.#fail({ kind: 'http', status, headers, body });
      if (status !== 400) return fail();
      response.setEncoding('utf8').on('data', (part: string) => {
        body += part;
        if (body.length >= MAX_BODY_BYTES) fail();
      });
      response.once('close', fail);
      return undefined;
    });
    this.#socket.on('error', (error) => {
      this.#errorMessage ||= error.message;
      this.#fail({ kind: 'error', error });
    });
    this.#socket.on('open', () => {
      if (this.#state !== 'dialing') return;
      this.#state = 'open';
      clearTimeout(this.#timeout);
      const connection = connectionOver(this.#socket, () => {
        if (this.#state === 'open') this.#events.onDrain();
      });
      this.#events.onOpen(connection, this.#responseHeaders);
    });
  }

  #listenWhileOpen(): void {
    this.#socket.on('message', (data: RawData, isBinary: boolean) => {
      if (this.#state !== 'open') return;
      const bytes = data as Buffer<ArrayBuffer>;
      if (isBinary) this.#events.onBytes(bytes);
      else this.#events.onText(bytes.toString('utf8'));
    });
    this.#socket.on('close', (code, reason) => {
      this.#fail({ kind: 'closed', code });
      if (this.#state !== 'open') return;
      this.#state = 'ended';
      this.#events.onClose(code, reason.toString('utf8') || this.#errorMessage);
    });
  }

  #fail(failure: SocketFailure): void {
    if (this.#state !== 'dialing') return;
    this.end();
    this.#events.onFailure(failure);
  }
}
