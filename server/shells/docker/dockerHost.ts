/** Engine address from `--docker-host` or `DOCKER_HOST`. Pure except for reading certificates. */

import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** Options of the Docker client. */
export type EngineAddress =
  | { readonly socketPath: string }
  | { readonly protocol: 'http'; readonly host: string; readonly port: number }
  | {
      readonly protocol: 'https';
      readonly host: string;
      readonly port: number;
      readonly ca?: Buffer;
      readonly cert?: Buffer;
      readonly key?: Buffer;
    };

/** Error for an engine's address or certificates that are invalid. The operator has to correct them. */
export class EngineAddressError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

/** Ports registered for the engine (IANA: docker, docker-s). */
const PLAIN_PORT = 2375;
const TLS_PORT = 2376;
const ALLOWED = 'unix:///path/to/docker.sock, npipe:////./pipe/name, tcp://host:port or https://host:port';

/**
 * Returns the address from the setting, or from `DOCKER_HOST`, or of the first existing local socket; undefined if there is
 * none. `DOCKER_TLS_VERIFY` and `DOCKER_CERT_PATH` have the same meaning as in Docker's own tools.
 * @throws EngineAddressError with the key, the value and the allowed values.
 */
export function parseDockerHost(
  value: string | undefined,
  environment: Environment,
): EngineAddress | undefined {
  if (value !== undefined && value !== '') return parse('docker-host', value, environment);
  const announced = environment['DOCKER_HOST'];
  if (announced !== undefined && announced !== '') return parse('DOCKER_HOST', announced, environment);
  return localSocket(environment);
}

function parse(key: string, value: string, environment: Environment): EngineAddress {
  if (value.startsWith('unix://')) return socket(key, value, value.slice('unix://'.length));
  if (value.startsWith('npipe://'))
    return socket(key, value, value.slice('npipe://'.length).replaceAll('\\', '/'));
  if (value.startsWith('ssh://')) {
    throw malformed(
      key,
      value,
      'for an engine behind ssh, forward its socket (ssh -L) and name the local end',
    );
  }
  return tcp(key, value, environment);
}

function socket(key: string, value: string, path: string): EngineAddress {
  if (!path.startsWith('/')) throw malformed(key, value);
  return { socketPath: path };
}

function tcp(key: string, value: string, environment: Environment): EngineAddress {
  const url = /^(tcp|https?):\/\//.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || url.hostname === '' || !['', '/'].includes(url.pathname))
    throw malformed(key, value);
  const verify = environment['DOCKER_TLS_VERIFY'] ?? '';
  const secure = url.protocol === 'https:' || (verify !== '' && verify !== '0');
  const port = portOf(value, url);
  if (!secure) return { protocol: 'http', host: url.hostname, port: port ?? PLAIN_PORT };
  return { protocol: 'https', host: url.hostname, port: port ?? TLS_PORT, ...certificates(environment) };
}

/** Returns the port that `value` contains. The parsed `url` drops a port that is its scheme's default. */
function portOf(value: string, url: URL): number | undefined {
  if (!/:\d+\/?$/.test(value)) return undefined;
  if (url.port !== '') return Number(url.port);
  return { 'https:': 443, 'http:': 80 }[url.protocol];
}

/**
 * Reads the certificates. A configured folder must have all three. The default folder may lack them, and then the system's
 * authorities apply.
 */
function certificates(environment: Environment): { ca?: Buffer; cert?: Buffer; key?: Buffer } {
  const named = environment['DOCKER_CERT_PATH'];
  const folder = named === undefined || named === '' ? join(homedir(), '.docker') : named;
  const found: { ca?: Buffer; cert?: Buffer; key?: Buffer } = {};
  for (const name of ['ca', 'cert', 'key'] as const) {
    const file = join(folder, `${name}.pem`);
    if (folder === named || existsSync(file)) found[name] = readCertificate(folder, file);
  }
  return found;
}

function readCertificate(folder: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    const problem =
      code === 'ENOENT' ? `has no ${basename(file)}` : `has a ${basename(file)} that cannot be read`;
    throw new EngineAddressError(
      `DOCKER_CERT_PATH "${folder}" ${problem}: allowed is a folder with ca.pem, cert.pem and key.pem`,
    );
  }
}

/** Returns the first existing socket of the common installations. */
function localSocket(environment: Environment): EngineAddress | undefined {
  if (process.platform === 'win32') return { socketPath: '//./pipe/docker_engine' };
  const runtime = environment['XDG_RUNTIME_DIR'];
  const candidates = [
    '/var/run/docker.sock',
    ...(runtime === undefined || runtime === '' ? [] : [join(runtime, 'docker.sock')]),
    join(homedir(), '.docker', 'run', 'docker.sock'),
  ];
  const path = candidates.find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : { socketPath: path };
}

function malformed(key: string, value: string, hint?: string): EngineAddressError {
  const more = hint === undefined ? '' : `; ${hint}`;
  return new EngineAddressError(
    `${key} "${value}" is not an engine's address: allowed are ${ALLOWED}${more}`,
  );
}
