/** Dials a host from its gateway. */

import { dialSocket, type SocketFailure } from '../../client/link/dialSocket.ts';
import { processNetwork } from '../../client/network/processNetwork.ts';
import type { Connection, ConnectionEvents } from '../../protocol/connection.ts';

export type HostDialRequest = {
  readonly url: string;
  /** Proves that this gateway knows the secret (G7). */
  readonly authorization: string;
};

export type HostDialEvents = ConnectionEvents & {
  /** Called when the upgrade is done. `answer` is the host's proof. Nothing was sent yet. */
  readonly onOpen: (connection: Connection, answer: string) => void;
  /** Called if there is no connection. No other event follows. */
  readonly onFailure: (reason: string) => void;
};

/** Starts an attempt. Returns a function that cancels it, after which no event follows. */
export type HostDial = (request: HostDialRequest, events: HostDialEvents) => () => void;

const NETWORK = processNetwork();

export const dialHost: HostDial = ({ url, authorization }, events) =>
  dialSocket(
    { url, network: NETWORK, headers: { Authorization: authorization } },
    {
      ...events,
      onOpen: (connection, headers) => events.onOpen(connection, String(headers['holdfast-cluster'] ?? '')),
      onFailure: (failure) => events.onFailure(reasonOf(failure)),
    },
  );

function reasonOf(failure: SocketFailure): string {
  switch (failure.kind) {
    case 'bad-url':
      return failure.detail;
    case 'timeout':
      return 'it did not answer in time';
    case 'http':
      return `it answered with HTTP status ${failure.status}`;
    case 'error':
      return failure.error.message;
    case 'closed':
      return `it closed the connection with ${failure.code}`;
  }
}
