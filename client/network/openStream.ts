/** Opens the stream to a server: directly or through a proxy, with TLS for wss. */

import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import { certificateFailure } from './certificateFailure.ts';
import { DialError } from './dialError.ts';
import { hostOf, type FindProxies, type ProxyUrl } from './proxies.ts';

/** The network of this process: proxies and trusted authorities. */
export type Network = {
  readonly findProxies: FindProxies;
  /** Context with the trusted authorities; called for each connection. */
  readonly secureContext: () => SecureContext;
};

/** Time for one address of a name, before the next is tried, ms. */
const ADDRESS_ATTEMPT_MS = 250;
/** IPv4 and IPv6 side by side (RFC 8305). */
const FAST_FALLBACK = { autoSelectFamily: true, autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS };
/** Error codes and messages of a TLS client whose peer sends something else than TLS. */
const NOT_TLS =
  /WRONG_VERSION_NUMBER|HTTP_REQUEST|UNKNOWN_PROTOCOL|PACKET_LENGTH|RECORD_LAYER|wrong version number|packet length/i;

/** Opens a stream over which the upgrade request can be sent. `signal` ends the attempt. @throws {DialError | Error} */
export async function openStream(server: URL, network: Network, signal: AbortSignal): Promise<Duplex> {
  const socket = await firstWay(server, await network.findProxies(server), network, signal);
  if (server.protocol !== 'wss:') return socket;
  return secured(socket, server, network.secureContext());
}

/** The stream of the first way that works; the failure of the last one. */
async function firstWay(
  server: URL,
  ways: readonly (ProxyUrl | null)[],
  network: Network,
  signal: AbortSignal,
): Promise<Socket> {
  let failure: unknown = new Error('no way to the server');
  for (const proxy of ways) {
    try {
      // Each way is tried only after the one before has failed.
      // oxlint-disable-next-line no-await-in-loop
      return await (proxy === null ? direct(server, signal) : throughProxy(server, proxy, network, signal));
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'wss:' || url.protocol === 'https:' ? 443 : 80;
}

function direct(server: URL, signal: AbortSignal): Promise<Socket> {
  const socket = connect({
    host: hostOf(server),
    port: portOf(server),
    ...FAST_FALLBACK,
    noDelay: true,
    signal,
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** Opens a tunnel with CONNECT (RFC 9110): the proxy resolves the server's name. */
function throughProxy(server: URL, proxy: ProxyUrl, network: Network, signal: AbortSignal): Promise<Socket> {
  const target = `${server.hostname}:${portOf(server)}`;
  const isSecure = proxy.protocol === 'https:';
  const request = (isSecure ? httpsRequest : httpRequest)({
    host: hostOf(proxy),
    port: portOf(proxy),
    method: 'CONNECT',
    path: target,
    headers: { Host: target, ...proxyAuthorization(proxy) },
    agent: false,
    signal,
    ...FAST_FALLBACK,
    ...(isSecure && { secureContext: network.secureContext() }),
  });
  return new Promise((resolve, reject) => {
    request.once('connect', (response: IncomingMessage, socket: Socket, head: Buffer) => {
      if (response.statusCode === 200) {
        if (head.length > 0) socket.unshift(head);
        socket.setNoDelay(true);
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(new DialError(refusalOf(response.statusCode ?? 0, proxy.host)));
    });
    request.once('error', (error: NodeJS.ErrnoException) => {
      const detail = error.code ?? error.message;
      reject(new DialError({ kind: 'proxy-unreachable', proxy: proxy.host, detail }));
    });
    request.end();
  });
}

function refusalOf(status: number, proxy: string): DialError['failure'] {
  return status === 407 ? { kind: 'proxy-sign-in', proxy } : { kind: 'proxy-refused', proxy, status };
}

function proxyAuthorization({ username, password }: ProxyUrl): Record<string, string> {
  return username === '' ? {} : { 'Proxy-Authorization': basicCredentials(username, password) };
}

/** Value of an Authorization header for the user and password of a URL. */
export function basicCredentials(username: string, password: string): string {
  const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(text).toString('base64')}`;
}

/** Starts TLS; the stream is handed out only after its certificate was checked. */
function secured(socket: Socket, server: URL, secureContext: SecureContext): Promise<TLSSocket> {
  const host = hostOf(server);
  return new Promise((resolve, reject) => {
    const stream = connectTls({
      socket,
      host,
      ...(isIP(host) === 0 && { servername: host }),
      secureContext,
      ALPNProtocols: ['http/1.1'],
      // The check is below: it needs the certificates that a failed handshake would discard.
      rejectUnauthorized: false,
    });
    const fail = (error: Error): void => {
      stream.destroy();
      reject(error);
    };
    stream.once('error', (error: NodeJS.ErrnoException) => {
      const isNoTls = NOT_TLS.test(`${error.code} ${error.message}`);
      fail(isNoTls ? new DialError({ kind: 'not-tls' }) : error);
    });
    stream.once('close', () => reject(new Error('the connection was closed during the TLS handshake')));
    stream.once('secureConnect', () => {
      const failure = certificateFailure(stream);
      if (failure === undefined) resolve(stream);
      else fail(new DialError(failure));
    });
  });
}

/** True when the port of a ws address speaks TLS, whatever its certificate. */
export async function speaksTls(server: URL, network: Network, signal: AbortSignal): Promise<boolean> {
  const secure = new URL(server);
  secure.port = String(portOf(server));
  secure.protocol = 'wss:';
  try {
    (await openStream(secure, network, signal)).destroy();
    return true;
  } catch (error) {
    return error instanceof DialError && error.failure.kind === 'certificate';
  }
}
