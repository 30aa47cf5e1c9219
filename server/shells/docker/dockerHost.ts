/** From `--docker-host` or `DOCKER_HOST` to how an engine is reached. Pure but for the certificates it reads. */

import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** Options as the Docker client takes them. */
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

/** An engine's address, or what belongs to it, that the operator has to mend. */
export class EngineAddressError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

/** The engine's registered ports (IANA: docker, docker-s). */
const PLAIN_PORT = 2375;
const TLS_PORT = 2376;
const ALLOWED = 'unix:///path/to/docker.sock, npipe:////./pipe/name, tcp://host:port or https://host:port';

/**
 * The engine's address from a setting's value, else from `DOCKER_HOST`, else the first local socket there is;
 * undefined when there is none. `DOCKER_TLS_VERIFY` and `DOCKER_CERT_PATH` mean what they mean to Docker's own tools.
 * @throws EngineAddressError with the key, the value and what is allowed.
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
  // A URL drops the port that is its scheme's default.
  const schemePort = { 'https:': 443, 'http:': 80 }[url.protocol];
  const stated = /:\d+\/?$/.test(value) ? (url.port === '' ? schemePort : Number(url.port)) : undefined;
  if (!secure) return { protocol: 'http', host: url.hostname, port: stated ?? PLAIN_PORT };
  return { protocol: 'https', host: url.hostname, port: stated ?? TLS_PORT, ...certificates(environment) };
}

/** A named folder must hold all three; the usual folder may hold none, then the system's authorities count. */
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
    const trouble =
      code === 'ENOENT' ? `has no ${basename(file)}` : `has a ${basename(file)} that can not be read`;
    throw new EngineAddressError(
      `DOCKER_CERT_PATH "${folder}" ${trouble}: allowed is a folder with ca.pem, cert.pem and key.pem`,
    );
  }
}

/** Where engines of the usual installations listen. */
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
