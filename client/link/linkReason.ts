/** Why a link is not as one would wish it: what happened, as data, for whoever says it in words. */

/** The first thing that failed on the way to a Holdfast server; `detail` is the system's word for it. */
export type DialFailure =
  | { readonly kind: 'bad-url'; readonly detail: string }
  /** The user cut the link (client/link/linkCut.ts). */
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

/** How a connection broke. */
export type Loss =
  /** Another connection of this device took over. */
  | { readonly how: 'superseded' }
  | { readonly how: 'dropped' }
  /** In the peer's words. */
  | { readonly how: 'said'; readonly reason: string }
  | { readonly how: 'closed'; readonly code: number };

export type LinkReason =
  | DialFailure
  | { readonly kind: 'no-token' }
  /** The computer has no network. */
  | { readonly kind: 'no-network' }
  /** No tab uses the server. */
  | { readonly kind: 'unused' }
  /** This computer's own server is being started. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'lost'; readonly loss: Loss }
  /** Nothing was heard for so long. */
  | { readonly kind: 'silent'; readonly ms: number }
  /** `message` is the server's, empty where it gave none. */
  | { readonly kind: 'going-away'; readonly message: string };
