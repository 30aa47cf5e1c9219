/** Proxies between a client and a server: those of the environment, as curl and git use them. */

import { BlockList, isIP } from 'node:net';

/** A proxy on the way to a server. User name and password are in the URL, where it needs them. */
export type ProxyUrl = URL;

/** Returns the ways to a server in order of preference; null stands for the direct one. */
export type FindProxies = (server: URL) => Promise<readonly (ProxyUrl | null)[]>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Schemes of proxies that can be used. */
const SCHEMES = new Set(['http:', 'https:']);

/** Reads HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in capitals or not. */
export function environmentProxies(environment: Environment): FindProxies {
  return async (server) => {
    const proxy = environmentProxyFor(server, environment);
    return [proxy ?? null];
  };
}

/** Proxy of the environment for a server; null for a direct connection, undefined when the environment names no proxy. */
export function environmentProxyFor(server: URL, environment: Environment): ProxyUrl | null | undefined {
  const read = (name: string): string => environment[name.toLowerCase()] || environment[name] || '';
  const text = read(server.protocol === 'wss:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') || read('ALL_PROXY');
  if (text === '') return undefined;
  if (isLoopback(server.hostname) || isExcepted(server, read('NO_PROXY'))) return null;
  return proxyUrl(text);
}

/** URL of a proxy, which may be given as `host:port`; undefined for one that cannot be used. */
function proxyUrl(text: string): ProxyUrl | undefined {
  const candidate = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(candidate)) return undefined;
  const url = new URL(candidate);
  return SCHEMES.has(url.protocol) ? url : undefined;
}

/** Reads the answer of a PAC file or of the system's settings, e.g. `PROXY a:8080; HTTPS b:443; DIRECT`. */
export function pacProxies(answer: string): (ProxyUrl | null)[] {
  const ways = answer.split(';').flatMap((entry): (ProxyUrl | null)[] => {
    const [kind = '', address = ''] = entry.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return [null];
    const scheme = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }[kind.toUpperCase()];
    const url = scheme === undefined ? undefined : proxyUrl(`${scheme}://${address}`);
    return url === undefined ? [] : [url];
  });
  return ways.length === 0 ? [null] : ways;
}

/** True when NO_PROXY has the server: `*`, a name with its subdomains, an address, or a range; each with a port or without. */
function isExcepted(server: URL, noProxy: string): boolean {
  const port = server.port || (server.protocol === 'wss:' ? '443' : '80');
  const host = hostOf(server);
  return noProxy
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', itsPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      const pattern = isIP(entry) === 6 ? entry : name;
      if (isIP(entry) !== 6 && itsPort !== undefined && itsPort !== port) return false;
      return matches(host, pattern.toLowerCase());
    });
}

function matches(host: string, pattern: string): boolean {
  if (pattern.includes('/')) return isInRange(host, pattern);
  const name = pattern.replace(/^\*?\./, '').replace(/^\[(.*)\]$/, '$1');
  return host === name || host.endsWith(`.${name}`);
}

function isInRange(host: string, range: string): boolean {
  const [network = '', prefix = ''] = range.split('/');
  const family = isIP(network);
  if (family === 0 || isIP(host) !== family || !/^\d{1,3}$/.test(prefix)) return false;
  if (Number(prefix) > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  const type = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(network, Number(prefix), type);
  return list.check(host, type);
}

/** Host name or address, without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
}

/** True for names of this computer: a proxy cannot reach it under them. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
