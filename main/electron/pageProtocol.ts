/** Serves the app's own page, and nothing else, under `app://holdfast/`, with its content security policy. */

import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';

export const PAGE_SCHEME = 'app';
export const PAGE_ORIGIN = 'app://holdfast/';

/** The terminal builds style sheets at run time, so styles may be inline; scripts never. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: PAGE_SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Serves the files of `folder` to the pages of `session`. */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle(PAGE_SCHEME, async (request) => {
    const path = pageFile(folder, request.url);
    const type = path === null ? undefined : TYPES[extname(path)];
    if (path === null || type === undefined) return new Response('not found', { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(path)), { headers: headersFor(type) });
    } catch {
      return new Response('not found', { status: 404 });
    }
  });
}

/** The file that a URL of ours names, or null when it names none inside `folder`. */
export function pageFile(folder: string, url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || `${parsed.protocol}//${parsed.host}/` !== PAGE_ORIGIN) return null;
  let name: string;
  try {
    name = decodeURIComponent(parsed.pathname);
  } catch {
    return null;
  }
  const path = normalize(join(folder, name));
  return path.startsWith(normalize(folder) + sep) && !name.includes('\0') ? path : null;
}

function headersFor(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}
