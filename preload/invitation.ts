/** What a `holdfast://` address asks for. It comes from anywhere, so all it can do is make the app ask its user. */

/** What a button beside a notice does; nothing of it happens without that button. */
export type Offer =
  /** Opens a session that exists, as `openDetached`. */
  | { readonly kind: 'open-session'; readonly server: string; readonly session: string }
  /** Opens the dialog that adds a server, with these entered and the token to be given. */
  | { readonly kind: 'add-server'; readonly name: string; readonly url: string };
