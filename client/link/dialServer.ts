/** Dials a Holdfast server. If there is no connection, finds the reason. */

import type { IncomingHttpHeaders } from 'node:http';
import type { Dial } from './dial.ts';
import { dialSocket, type SocketFailure } from './dialSocket.ts';
import type { DialFailure } from './linkReason.ts';
import { DialError } from '../network/dialError.ts';
import { basicCredentials, speaksTls, type Network } from '../network/openStream.ts';
import { processNetwork } from '../network/processNetwork.ts';

/** Header that every response of a Holdfast server has (C4). */
const SERVER_HEADER = 'holdfast-server';

/** Returns the dialer for a network. It sends the token and the hello in the upgrade request (C3, C5). */
export function dialServerOver(network: Network): Dial {
  return ({ url, token, hello }, events) => {
    const address = addressOf(url, token);
    const probe = new AbortController();
    const giveUp = dialSocket(
      { url: address.url, network, headers: { ...address.headers, 'Holdfast-Hello': hello } },
      {
        ...events,
        onOpen: (connection, responseHeaders) => {
          if (responseHeaders[SERVER_HEADER] !== undefined) return events.onOpen(connection);
          giveUp();
          events.onFailure({
            kind: 'not-holdfast',
            detail: 'it accepts WebSockets, but not as a Holdfast server',
          });
        },
        onFailure: (failure) =>
          void reasonOf(failure, address, network, probe.signal).then(
            (reason) => probe.signal.aborted || events.onFailure(reason),
          ),
      },
    );
    return () => {
      probe.abort();
      giveUp();
    };
  };
}

/** Time for a probe of a port that reset a plain connection, ms. */
const PROBE_MS = 3_000;

/** True when the peer ended the connection without a response, as many TLS ports do with plain requests. */
function isReset(failure: SocketFailure): boolean {
  return failure.kind === 'error' && ['ECONNRESET', 'EPIPE'].includes(codeOf(failure.error));
}

async function reasonOf(
  failure: SocketFailure,
  address: Address,
  network: Network,
  signal: AbortSignal,
): Promise<DialFailure> {
  if (address.isSecure || !isReset(failure)) return dialFailureOf(failure, address);
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)]);
  const isTls = await speaksTls(new URL(address.url), network, bounded);
  return isTls ? { kind: 'expects-tls' } : dialFailureOf(failure, address);
}

/** Dials over the network that the environment describes. */
export const dialServer: Dial = dialServerOver(processNetwork());

type Address = {
  /** Without user and password. */
  readonly url: string;
  readonly isSecure: boolean;
  /** True when the address has a user for a proxy in front of the server. */
  readonly hasUser: boolean;
  readonly headers: Readonly<Record<string, string>>;
};

/** A user in the address signs in to a proxy in front of the server; the token then has a header of its own (C3). */
function addressOf(text: string, token: string): Address {
  if (!URL.canParse(text))
    return { url: text, isSecure: false, hasUser: false, headers: { Authorization: `Bearer ${token}` } };
  const url = new URL(text);
  const { username, password } = url;
  const isSecure = url.protocol === 'wss:';
  if (username === '')
    return { url: text, isSecure, hasUser: false, headers: { Authorization: `Bearer ${token}` } };
  url.username = '';
  url.password = '';
  const headers = { Authorization: basicCredentials(username, password), 'Holdfast-Token': token };
  return { url: url.href, isSecure, hasUser: true, headers };
}

function dialFailureOf(failure: SocketFailure, address: Address): DialFailure {
  switch (failure.kind) {
    case 'bad-url':
    case 'timeout':
      return failure;
    case 'http':
      return failureOfResponse(failure, address);
    case 'error':
      return failureOfError(failure.error);
    case 'closed':
      return { kind: 'network', detail: 'the connection was closed before it was made' };
  }
}

type Response = Extract<SocketFailure, { kind: 'http' }>;

/** An HTTP response instead of the upgrade (C2–C4). */
function failureOfResponse(response: Response, address: Address): DialFailure {
  const { status, headers } = response;
  if (headers[SERVER_HEADER] === undefined) return failureOfFront(response, address);
  if (status === 401) return { kind: 'token-rejected' };
  if (status === 403) return { kind: 'forbidden' };
  if (status === 426) return { kind: 'version', theirs: String(headers['holdfast-versions'] ?? 'none') };
  // A plain request that arrived: something on the way has removed the upgrade.
  if (status === 200) return { kind: 'upgrade-dropped' };
  return { kind: 'busy', status, retryAfterMs: retryAfterMs(headers) };
}

/** Messages of web servers whose TLS port got a plain request. */
const PLAIN_TO_TLS_PORT = /HTTPS (port|server)|plain HTTP request|TLS-enabled|speaking plain HTTP/i;

/** A response without the server's header comes from something in front of it, or from another server (C4). */
function failureOfFront({ status, headers, body }: Response, address: Address): DialFailure {
  if (!address.isSecure && PLAIN_TO_TLS_PORT.test(body)) return { kind: 'expects-tls' };
  if (status >= 300 && status < 400) return redirectOf(headers, address);
  if (status === 401) return { kind: 'front-sign-in', rejected: address.hasUser };
  if (status === 407) return { kind: 'proxy-sign-in', proxy: new URL(address.url).host };
  if (status === 429) return { kind: 'busy', status, retryAfterMs: retryAfterMs(headers) };
  if (status === 502 || status === 503 || status === 504)
    return { kind: 'front-failed', status, retryAfterMs: retryAfterMs(headers) };
  return { kind: 'not-holdfast', detail: `it answered with HTTP status ${status}` };
}

/** A redirect to the same address with TLS is a server that expects TLS; any other is mostly a sign-in page. */
function redirectOf({ location = '' }: IncomingHttpHeaders, address: Address): DialFailure {
  const from = address.url.replace(/^ws/, 'http');
  const to = URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (to === undefined) return { kind: 'not-holdfast', detail: 'it redirects to an invalid address' };
  const isSamePlace = to.hostname === new URL(from).hostname && to.pathname === new URL(from).pathname;
  if (!address.isSecure && to.protocol === 'https:' && isSamePlace) return { kind: 'expects-tls' };
  return { kind: 'redirected', to: to.host };
}

/** Longest time that a `Retry-After` header can make a link wait, ms: a wrong one must not keep it down. */
const MAX_RETRY_AFTER_MS = 300_000;

/** Time in a `Retry-After` header (RFC 9110), given in seconds or as a date; null without a valid one. */
function retryAfterMs({ 'retry-after': value }: IncomingHttpHeaders): number | null {
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? null : Math.min(MAX_RETRY_AFTER_MS, Math.max(0, ms));
}

const NAME_NOT_FOUND = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/;
/** Matches messages of the socket library about a response that is not an upgrade to this protocol. */
const HANDSHAKE_MESSAGE = /subprotocol|Sec-WebSocket|Invalid (Upgrade|WebSocket|status)/i;

/** Returns the failure for an error of the system or the libraries, by its code if it has one. */
function failureOfError(error: Error): DialFailure {
  if (error instanceof DialError) return error.failure;
  const code = codeOf(error);
  if (isTlsAlert(error)) return { kind: 'expects-tls' };
  if (code === 'ECONNREFUSED') return { kind: 'refused' };
  if (NAME_NOT_FOUND.has(code)) return { kind: 'name-not-found' };
  if (code === 'ETIMEDOUT') return { kind: 'timeout' };
  if (TLS_CODE.test(code)) return { kind: 'tls', detail: error.message };
  if (code.startsWith('HPE_') || HANDSHAKE_MESSAGE.test(error.message))
    return { kind: 'not-holdfast', detail: 'its response is not the upgrade of a Holdfast server' };
  return { kind: 'network', detail: code === '' ? error.message : code };
}

/** Returns the error's code. If a name has several addresses, it is the code of the first address's error. */
function codeOf(error: Error): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0] as Error);
  return (error as NodeJS.ErrnoException).code ?? '';
}

/** First byte of a TLS alert, which a TLS port sends in answer to plain text. */
const TLS_ALERT = 0x15;

/** True for the parser's error about a response that is a TLS alert. */
function isTlsAlert(error: Error): boolean {
  const { rawPacket } = error as { readonly rawPacket?: unknown };
  return rawPacket instanceof Uint8Array && rawPacket[0] === TLS_ALERT;
}
