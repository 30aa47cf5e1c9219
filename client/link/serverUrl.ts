/** Converts a server address that a user typed to a WebSocket URL. */

/** Reason why an address cannot be used. `text` is the typed address, cut to a max length. */
export type UrlProblem =
  | { readonly kind: 'url-empty' }
  | { readonly kind: 'url-has-user' }
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
  if (url.username !== '' || url.password !== '') {
    return { ok: false, problem: { kind: 'url-has-user' } };
  }
  const path = url.pathname === '/' ? '' : url.pathname;
  return {
    ok: true,
    url: `${protocol}//${url.host}${path}${url.search}`,
    insecure: protocol === 'ws:' && !isLoopback(url.hostname),
  };
}

function malformed(text: string): ServerUrl {
  return { ok: false, problem: { kind: 'url-malformed', text: text.slice(0, MAX_SHOWN_CHARS) } };
}

function looksLocal(hostAndPort: string): boolean {
  return URL.canParse(`ws://${hostAndPort}`) && isLoopback(new URL(`ws://${hostAndPort}`).hostname);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
