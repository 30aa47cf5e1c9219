/** Dials a Holdfast server, and finds the reason when there is no connection. */

import type { IncomingHttpHeaders } from 'node:http';
import type { Dial } from './dial.ts';
import { dialSocket, type SocketFailure } from './dialSocket.ts';
import type { DialFailure } from './linkReason.ts';

/** Every response of a Holdfast server has it (C4). */
const SERVER_HEADER = 'holdfast-server';

/** Dials with the token and the hello in the upgrade request (C3, C5). */
export const dialServer: Dial = ({ url, token, hello }, events) => {
  const headers = { Authorization: `Bearer ${token}`, 'Holdfast-Hello': hello };
  const giveUp = dialSocket(
    { url, headers },
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
      onFailure: (failure) => events.onFailure(dialFailureOf(failure)),
    },
  );
  return giveUp;
};

function dialFailureOf(failure: SocketFailure): DialFailure {
  switch (failure.kind) {
    case 'bad-url':
      return failure;
    case 'http':
      return failureOfResponse(failure.status, failure.headers);
    case 'error':
      return failureOfError(failure.error);
    case 'closed':
      return { kind: 'network', detail: 'the connection was closed before it was made' };
  }
}

/** An HTTP response instead of the upgrade (C2–C4). */
function failureOfResponse(status: number, headers: IncomingHttpHeaders): DialFailure {
  if (headers[SERVER_HEADER] === undefined)
    return { kind: 'not-holdfast', detail: `it answered with HTTP status ${status}` };
  if (status === 401) return { kind: 'token-rejected' };
  if (status === 403) return { kind: 'forbidden' };
  if (status === 426) return { kind: 'version', theirs: String(headers['holdfast-versions'] ?? 'none') };
  return { kind: 'busy', status, retryAfterMs: retryAfterMs(headers) };
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
/** Messages of the socket library about a response that is not a WebSocket upgrade to this protocol. */
const HANDSHAKE_MESSAGE = /subprotocol|Sec-WebSocket|Invalid (Upgrade|WebSocket|status)/i;

/** An error of the system or the libraries, by its code where it has one. */
function failureOfError(error: Error): DialFailure {
  const code = codeOf(error);
  if (code === 'ECONNREFUSED') return { kind: 'refused' };
  if (NAME_NOT_FOUND.has(code)) return { kind: 'name-not-found' };
  if (code === 'ETIMEDOUT' || error.message.includes('handshake has timed out')) return { kind: 'timeout' };
  if (TLS_CODE.test(code)) return { kind: 'tls', detail: error.message };
  if (code.startsWith('HPE_') || HANDSHAKE_MESSAGE.test(error.message))
    return { kind: 'not-holdfast', detail: 'its response is not the upgrade of a Holdfast server' };
  return { kind: 'network', detail: code === '' ? error.message : code };
}

/** With several addresses for one name, the code of the first address's error. */
function codeOf(error: Error): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0] as Error);
  return (error as NodeJS.ErrnoException).code ?? '';
}
