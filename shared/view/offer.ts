/** Action behind a notice's button; it runs only when the user presses the button. */

export type Offer =
  /** Opens an existing session, as the call `openDetached` does. */
  | { readonly kind: 'open-session'; readonly server: string; readonly session: string }
  /** Opens the dialog "Add server" with name and address filled in; the user enters the token. */
  | { readonly kind: 'add-server'; readonly name: string; readonly url: string }
  /** Opens `settings.json`, because it has an invalid field. */
  | { readonly kind: 'open-settings' }
  /** Installs the downloaded update and restarts the app. */
  | { readonly kind: 'restart' };
