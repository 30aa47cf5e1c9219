/** What the app asks its user for in a notice: for a `holdfast://` address, which comes from anywhere, for an update, or for a correction. */

/** What a button beside a notice does; nothing of it happens without that button. */
export type Offer =
  /** Opens a session that exists, as `openDetached`. */
  | { readonly kind: 'open-session'; readonly server: string; readonly session: string }
  /** Opens the dialog that adds a server, with these entered and the token to be given. */
  | { readonly kind: 'add-server'; readonly name: string; readonly url: string }
  /** Opens `settings.json`, which has something that can not be used. */
  | { readonly kind: 'open-settings' }
  /** Installs the update that was fetched, and starts again. */
  | { readonly kind: 'restart' };
