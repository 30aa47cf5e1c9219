/** From what a user types as a server's address to a WebSocket URL. */

import type { Said } from '../../shared/words/words.ts';
export type ServerUrl =
  | {
      readonly ok: true;
      readonly url: string;
      /** Tokens and text travel readable. */ readonly insecure: boolean;
    }
  | { readonly ok: false; readonly problem: Said };

/** Of what is no address so much is shown. */
const MAX_SHOWN_CHARS = 100;

const SECURE: Readonly<Record<string, string>> = {
  'ws:': 'ws:',
  'wss:': 'wss:',
  'http:': 'ws:',
  'https:': 'wss:',
};

/** Accepts ws, wss, http and https URLs, and `host:port`, which is wss unless the host is this computer. */
export function parseServerUrl(text: string): ServerUrl {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, problem: ({ servers }) => servers.urlEmpty };
  const candidate = trimmed.includes('://') ? trimmed : `${looksLocal(trimmed) ? 'ws' : 'wss'}://${trimmed}`;
  if (!URL.canParse(candidate)) return malformed(trimmed);
  const url = new URL(candidate);
  const protocol = SECURE[url.protocol];
  if (protocol === undefined || url.hostname === '') return malformed(trimmed);
  if (url.username !== '' || url.password !== '') {
    return { ok: false, problem: ({ servers }) => servers.urlHasUser };
  }
  const path = url.pathname === '/' ? '' : url.pathname;
  return {
    ok: true,
    url: `${protocol}//${url.host}${path}${url.search}`,
    insecure: protocol === 'ws:' && !isLoopback(url.hostname),
  };
}

function malformed(text: string): ServerUrl {
  return { ok: false, problem: ({ servers }) => servers.urlMalformed(text.slice(0, MAX_SHOWN_CHARS)) };
}

function looksLocal(hostAndPort: string): boolean {
  return URL.canParse(`ws://${hostAndPort}`) && isLoopback(new URL(`ws://${hostAndPort}`).hostname);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
