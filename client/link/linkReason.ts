/** Reasons for the state of a link, as data. The texts for them are elsewhere. */

/** The reason why a certificate is not accepted. */
export type CertificateProblem =
  | 'self-signed'
  | 'unknown-authority'
  | 'missing-intermediate'
  | 'wrong-name'
  | 'expired'
  | 'not-yet-valid'
  | 'revoked'
  | 'other';

/** A certificate that is not accepted. */
export type CertificateFailure = {
  readonly kind: 'certificate';
  readonly problem: CertificateProblem;
  /** Hosts that the certificate is for. */
  readonly names: string;
  /** Name of the authority that issued the last certificate of the chain. */
  readonly issuer: string;
  /** End of its validity, as the certificate has it. */
  readonly until: string;
  /** SHA-256 of the certificate, in hexadecimal with colons. */
  readonly fingerprint: string;
  readonly detail: string;
};

/** The first thing that failed on the way to a Holdfast server; `detail` is the system's or the library's message. */
export type DialFailure =
  | { readonly kind: 'bad-url'; readonly detail: string }
  /** The user has cut the link (linkCut.ts). */
  | { readonly kind: 'cut' }
  | { readonly kind: 'name-not-found' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'tls'; readonly detail: string }
  | CertificateFailure
  /** The port of a wss address does not speak TLS. */
  | { readonly kind: 'not-tls' }
  /** The port of a ws address speaks TLS. */
  | { readonly kind: 'expects-tls' }
  /** `proxy` is host and port of the proxy on this side, which is asked for a tunnel. */
  | { readonly kind: 'proxy-unreachable'; readonly proxy: string; readonly detail: string }
  | { readonly kind: 'proxy-sign-in'; readonly proxy: string }
  | { readonly kind: 'proxy-refused'; readonly proxy: string; readonly status: number }
  /** A response of a web server in front of the Holdfast server: it redirects to the host `to`. */
  | { readonly kind: 'redirected'; readonly to: string }
  /** It wants a user and a password; `rejected` when the address already has them. */
  | { readonly kind: 'front-sign-in'; readonly rejected: boolean }
  /** It cannot reach the Holdfast server. */
  | {
      readonly kind: 'front-failed';
      readonly status: number;
      readonly retryAfterMs: number | null;
    }
  /** It reaches the Holdfast server but does not pass the WebSocket upgrade on. */
  | { readonly kind: 'upgrade-dropped' }
  | { readonly kind: 'network'; readonly detail: string }
  | { readonly kind: 'token-rejected' }
  | { readonly kind: 'forbidden' }
  /** `theirs` are the versions that the server supports. */
  | { readonly kind: 'version'; readonly theirs: string }
  /** `retryAfterMs` is the time that the server asks its clients to wait; null when it does not. */
  | { readonly kind: 'busy'; readonly status: number; readonly retryAfterMs: number | null }
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
