/** Converts a server address that a user typed to a WebSocket URL. */

import { isLoopback } from '../network/proxies.ts';

/** Reason why an address cannot be used; `text` is a bounded part of what was typed. */
export type UrlProblem =
  | { readonly kind: 'url-empty' }
  | { readonly kind: 'url-malformed'; readonly text: string };

type ServerUrl =
  | {
      readonly ok: true;
      readonly url: string;
      /** True if tokens and text would leave this computer unencrypted. */
      readonly insecure: boolean;
    }
  | { readonly ok: false; readonly problem: UrlProblem };

/** Max characters of a malformed address that an error shows. */
const MAX_SHOWN_CHARS = 100;

const WEBSOCKET_SCHEME: Readonly<Record<string, string>> = {
  'ws:': 'ws:',
  'wss:': 'wss:',
  'http:': 'ws:',
  'https:': 'wss:',
};

/** Accepts ws, wss, http and https URLs, and `host:port`. The latter becomes wss unless the host is this computer. */
export function parseServerUrl(text: string): ServerUrl {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, problem: { kind: 'url-empty' } };
  const candidate = trimmed.includes('://') ? trimmed : `${looksLocal(trimmed) ? 'ws' : 'wss'}://${trimmed}`;
  if (!URL.canParse(candidate)) return malformed(trimmed);
  const url = new URL(candidate);
  const protocol = WEBSOCKET_SCHEME[url.protocol];
  if (protocol === undefined || url.hostname === '') return malformed(trimmed);
  const password = url.password === '' ? '' : `:${url.password}`;
  const user = url.username === '' ? '' : `${url.username}${password}@`;
  const path = url.pathname === '/' ? '' : url.pathname;
  return {
    ok: true,
    url: `${protocol}//${user}${url.host}${path}${url.search}`,
    insecure: protocol === 'ws:' && !isLoopback(url.hostname),
  };
}

function malformed(text: string): ServerUrl {
  return { ok: false, problem: { kind: 'url-malformed', text: text.slice(0, MAX_SHOWN_CHARS) } };
}

function looksLocal(hostAndPort: string): boolean {
  return URL.canParse(`ws://${hostAndPort}`) && isLoopback(new URL(`ws://${hostAndPort}`).hostname);
}

/** Takes the password out of a server's URL, so that it can be stored and shown apart. */
export function withoutPassword(text: string): { readonly url: string; readonly password: string } {
  const [, start, password, end] = /^(wss?:\/\/[^/:@]*):([^/@]*)(@.*)$/.exec(text) ?? [];
  return password === undefined ? { url: text, password: '' } : { url: `${start}${end}`, password };
}

/** Puts a password back into a URL that has a user; the reverse of `withoutPassword`. */
export function withPassword(url: string, password: string): string {
  return password === ''
    ? url
    : url.replace(/^(wss?:\/\/[^/:@]+)@/, (_, start: string) => `${start}:${password}@`);
}
