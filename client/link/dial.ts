/** An attempt to connect to a server, without the socket library: a test can play the network. */

import type { Connection, ConnectionEvents } from '../../protocol/connection.ts';
import type { DialFailure } from './linkReason.ts';

export type DialRequest = {
  readonly url: string;
  readonly token: string;
  /** The hello message for the upgrade request, base64url (C5). */
  readonly hello: string;
};

export type DialEvents = ConnectionEvents & {
  /** The upgrade is done; the server's welcome comes next. */
  readonly onOpen: (connection: Connection) => void;
  /** There was no connection; no other event follows. */
  readonly onFailure: (failure: DialFailure) => void;
};

/** Starts an attempt; returns the function that gives it up, after which no event follows. */
export type Dial = (request: DialRequest, events: DialEvents) => () => void;
