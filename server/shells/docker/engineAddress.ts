/** Address of an engine in the forms that Docker's own tools accept. Pure. */

/** Certificates of a TLS connection. */
export type TlsFiles = {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  /** False to accept any certificate of the engine. */
  readonly rejectUnauthorized?: false;
};

/** Options of the Docker client. */
export type EngineAddress =
  | { readonly socketPath: string }
  | { readonly protocol: 'http'; readonly host: string; readonly port: number }
  | ({ readonly protocol: 'https'; readonly host: string; readonly port: number } & TlsFiles);

/** Invalid address or certificates of an engine; the operator has to correct them. */
export class EngineAddressError extends Error {}

/** The engine's registered ports (IANA: docker, docker-s). */
const PLAIN_PORT = 2375;
const TLS_PORT = 2376;
const ALLOWED = 'unix:///path/to/docker.sock, npipe:////./pipe/name, tcp://host:port or https://host:port';

/**
 * Parses the address that `key` names.
 * @param tls certificates of a `tcp://` address with TLS; undefined without TLS. An `https://` address always has TLS.
 * @throws EngineAddressError with the key, the value and the allowed values.
 */
export function parseAddress(key: string, value: string, tls: TlsFiles | undefined): EngineAddress {
  if (value.startsWith('unix://')) return socket(key, value, value.slice('unix://'.length));
  if (value.startsWith('npipe://'))
    return socket(key, value, value.slice('npipe://'.length).replaceAll('\\', '/'));
  if (value.startsWith('ssh://')) {
    const hint = 'for an engine behind ssh, forward its socket (ssh -L) and name the local end';
    throw malformed(key, value, hint);
  }
  const url = /^(tcp|https?):\/\//.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || url.hostname === '' || !['', '/'].includes(url.pathname))
    throw malformed(key, value);
  const port = portOf(value, url);
  if (url.protocol !== 'https:' && tls === undefined)
    return { protocol: 'http', host: url.hostname, port: port ?? PLAIN_PORT };
  return { protocol: 'https', host: url.hostname, port: port ?? TLS_PORT, ...tls };
}

/** Address for messages: a path or host:port. */
export function addressText(address: EngineAddress): string {
  return 'socketPath' in address ? address.socketPath : `${address.host}:${address.port}`;
}

function socket(key: string, value: string, path: string): EngineAddress {
  if (!path.startsWith('/')) throw malformed(key, value);
  return { socketPath: path };
}

/** Explicit port in `value`; its parsed `url` drops a port that is the default of its scheme. */
function portOf(value: string, url: URL): number | undefined {
  if (!/:\d+\/?$/.test(value)) return undefined;
  if (url.port !== '') return Number(url.port);
  return { 'https:': 443, 'http:': 80 }[url.protocol];
}

function malformed(key: string, value: string, hint?: string): EngineAddressError {
  const more = hint === undefined ? '' : `; ${hint}`;
  return new EngineAddressError(
    `${key} "${value}" is not an engine's address: allowed are ${ALLOWED}${more}`,
  );
}
