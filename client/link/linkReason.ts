/** Reasons for the state of a link, as data. The texts for them are elsewhere. */

/** The first problem on the way to a Holdfast server. `detail` is the message of the system or the library. */
export type DialFailure =
  | { readonly kind: 'bad-url'; readonly detail: string }
  /** The user has cut the link (linkCut.ts). */
  | { readonly kind: 'cut' }
  | { readonly kind: 'name-not-found' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'tls'; readonly detail: string }
  | { readonly kind: 'network'; readonly detail: string }
  | { readonly kind: 'token-rejected' }
  | { readonly kind: 'forbidden' }
  /** `theirs` are the versions that the server supports. */
  | { readonly kind: 'version'; readonly theirs: string }
  | { readonly kind: 'busy'; readonly status: number }
  | { readonly kind: 'not-holdfast'; readonly detail: string };

/** The way in which a connection was lost. */
export type Loss =
  /** Another connection of this device took over. */
  | { readonly how: 'superseded' }
  /** The peer vanished without closing. */
  | { readonly how: 'dropped' }
  /** The connection closed with a reason, or with an error that has a message. */
  | { readonly how: 'with-reason'; readonly reason: string }
  | { readonly how: 'closed'; readonly code: number };

export type LinkReason =
  | DialFailure
  | { readonly kind: 'no-token' }
  /** The computer has no network. */
  | { readonly kind: 'no-network' }
  /** No pane uses the server. */
  | { readonly kind: 'unused' }
  /** This computer's own server is being started. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'lost'; readonly loss: Loss }
  /** Nothing arrived for `ms`. */
  | { readonly kind: 'silent'; readonly ms: number }
  /** `message` is the server's text; empty if it sent none. */
  | { readonly kind: 'going-away'; readonly message: string };
