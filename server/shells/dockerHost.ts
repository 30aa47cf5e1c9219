/** From `--docker-host` or `DOCKER_HOST` to how an engine is reached. Pure but for the certificates it reads. */

import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

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

const TLS_PORT = 2376;
const PLAIN_PORT = 2375;
const ALLOWED = 'unix:///path/to/docker.sock, npipe:////./pipe/name or tcp://host:port';

/** The engine's address; with no value the first local socket there is, or undefined when there is none. */
export function parseDockerHost(
  value: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): EngineAddress | undefined {
  if (value === undefined || value === '') return localSocket(environment);
  if (value.startsWith('unix://')) return socket(value, value.slice('unix://'.length));
  if (value.startsWith('npipe://')) return socket(value, value.slice('npipe://'.length));
  return tcp(value, environment);
}

function socket(value: string, path: string): EngineAddress {
  if (!path.startsWith('/')) throw malformed(value);
  return { socketPath: path };
}

function tcp(value: string, environment: Readonly<Record<string, string | undefined>>): EngineAddress {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const known = url !== undefined && ['tcp:', 'http:', 'https:'].includes(url.protocol) && url.hostname !== '';
  if (!known) throw malformed(value);
  const verify = environment['DOCKER_TLS_VERIFY'] ?? '';
  const secure = url.protocol === 'https:' || (verify !== '' && verify !== '0');
  const port = Number(url.port) || (secure ? TLS_PORT : PLAIN_PORT);
  if (!secure) return { protocol: 'http', host: url.hostname, port };
  return { protocol: 'https', host: url.hostname, port, ...certificates(environment) };
}

function certificates(environment: Readonly<Record<string, string | undefined>>): Record<string, Buffer> {
  const folder = environment['DOCKER_CERT_PATH'] ?? join(homedir(), '.docker');
  const found: Record<string, Buffer> = {};
  for (const name of ['ca', 'cert', 'key']) {
    const file = join(folder, `${name}.pem`);
    if (existsSync(file)) found[name] = readFileSync(file);
  }
  return found;
}

/** Where engines of the usual installations listen. */
function localSocket(environment: Readonly<Record<string, string | undefined>>): EngineAddress | undefined {
  if (process.platform === 'win32') return { socketPath: '//./pipe/docker_engine' };
  const candidates = [
    '/var/run/docker.sock',
    join(environment['XDG_RUNTIME_DIR'] ?? '/run/user/0', 'docker.sock'),
    join(homedir(), '.docker', 'run', 'docker.sock'),
  ];
  const path = candidates.find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : { socketPath: path };
}

function malformed(value: string): Error {
  return new Error(`docker-host "${value}" is not an engine's address: allowed are ${ALLOWED}`);
}
