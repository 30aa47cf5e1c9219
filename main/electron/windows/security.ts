/**
 * Restrictions on all pages: they cannot use other addresses, windows, permissions, downloads or embedded
 * pages.
 */

import type { App, Session, WebContents } from 'electron';
import { PAGE_ORIGIN } from './pageFile.ts';

/** Prefixes of allowed requests: the page's files, those of the developer tools, and inline images. */
const ALLOWED = [PAGE_ORIGIN, 'devtools://', 'data:image/'];

/** Restricts all pages that are created after this call. */
export function guardPages(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

/** Restricts a session's requests and permissions; certificate errors are never overridden. */
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

/** Disables the spell checker: Chromium would download its dictionaries from Google regardless of page restrictions. */
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
