/** Dials a Holdfast server. If there is no connection, finds the reason. */

import type { IncomingHttpHeaders } from 'node:http';
import type { Dial } from './dial.ts';
import { dialSocket, type SocketFailure } from './dialSocket.ts';
import type { DialFailure } from './linkReason.ts';

/** Header that every response of a Holdfast server has (C4). */
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

/** Returns the failure for an HTTP response that came instead of the upgrade (C2–C4). */
function failureOfResponse(status: number, headers: IncomingHttpHeaders): DialFailure {
  if (headers[SERVER_HEADER] === undefined)
    return { kind: 'not-holdfast', detail: `it answered with HTTP status ${status}` };
  if (status === 401) return { kind: 'token-rejected' };
  if (status === 403) return { kind: 'forbidden' };
  if (status === 426) return { kind: 'version', theirs: String(headers['holdfast-versions'] ?? 'none') };
  return { kind: 'busy', status };
}

const NAME_NOT_FOUND = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/;
/** Matches messages of the socket library about a response that is not an upgrade to this protocol. */
const HANDSHAKE_MESSAGE = /subprotocol|Sec-WebSocket|Invalid (Upgrade|WebSocket|status)/i;

/** Returns the failure for an error of the system or the libraries, by its code if it has one. */
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

/** Returns the error's code. If a name has several addresses, it is the code of the first address's error. */
function codeOf(error: Error): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0] as Error);
  return (error as NodeJS.ErrnoException).code ?? '';
}
