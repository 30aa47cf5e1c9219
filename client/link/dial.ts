/** An attempt to connect to a server. It does not depend on the socket library, so a test can simulate the network. */

import type { Connection, ConnectionEvents } from '../../protocol/connection.ts';
import type { DialFailure } from './linkReason.ts';

export type DialRequest = {
  readonly url: string;
  readonly token: string;
  /** The hello message for the upgrade request, base64url (C5). */
  readonly hello: string;
};

export type DialEvents = ConnectionEvents & {
  /** Called when the upgrade is done. The server's welcome comes next. */
  readonly onOpen: (connection: Connection) => void;
  /** Called if there is no connection. No other event follows. */
  readonly onFailure: (failure: DialFailure) => void;
};

/** Starts an attempt. Returns a function that cancels it, after which no event follows. */
export type Dial = (request: DialRequest, events: DialEvents) => () => void;
