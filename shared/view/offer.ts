/** Action that a notice offers with a button; it runs only when the user presses the button. */

export type Offer =
  /** Opens an existing session, like `openDetached`. */
  | { readonly kind: 'open-session'; readonly server: string; readonly session: string }
  /** Opens the dialog that adds a server, with name and address filled in; the user enters the token. */
  | { readonly kind: 'add-server'; readonly name: string; readonly url: string }
  /** Opens `settings.json`, which has an invalid field. */
  | { readonly kind: 'open-settings' }
  /** Installs the downloaded update and restarts. */
  | { readonly kind: 'restart' };
