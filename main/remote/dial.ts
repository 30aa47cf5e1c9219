/** What a try to connect can come to, and what it needs; the socket library is behind it. */

import type { Connection, ConnectionEvents } from '../../protocol/connection.ts';

/** The first thing that failed on the way to a Holdfast server; `detail` is the system's word for it. */
export type DialFailure =
  | { readonly kind: 'bad-url'; readonly detail: string }
  /** The user cut the link (linkCut.ts). */
  | { readonly kind: 'cut' }
  | { readonly kind: 'name-not-found' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'tls'; readonly detail: string }
  | { readonly kind: 'network'; readonly detail: string }
  | { readonly kind: 'token-rejected' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'version'; readonly theirs: string }
  | { readonly kind: 'busy'; readonly status: number }
  | { readonly kind: 'not-holdfast'; readonly detail: string };

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

/** Starts a try; returns how to give it up, after which no event follows. */
export type Dial = (request: DialRequest, events: DialEvents) => () => void;
