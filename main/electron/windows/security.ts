/** Denies every page everything it does not need: other addresses, windows, permissions, downloads, embedded pages. */

import type { App, Session, WebContents } from 'electron';
import { PAGE_ORIGIN } from './pageFile.ts';

/** Requests a page may make: its own files, and the developer tools' own. */
const ALLOWED = [PAGE_ORIGIN, 'devtools://', 'data:image/'];

/** Guards all pages of the app that are made from now on. */
export function guardPages(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

/** Guards what pages of a session may ask for. Certificate errors stay errors: nobody overrides them. */
export function guardSession(session: Session): void {
  withoutSpellChecker(session);
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !ALLOWED.some((start) => details.url.startsWith(start)) });
  });
}

/** Without languages there is no dictionary to fetch, which Chromium would do from its maker's servers whatever pages may. */
export function withoutSpellChecker(session: Session): void {
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
