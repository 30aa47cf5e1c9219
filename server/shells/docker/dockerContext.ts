/** Docker's contexts: named addresses of engines, which `docker context` stores in the user's configuration. Reads files. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { EngineAddressError, parseAddress, type EngineAddress, type TlsFiles } from './engineAddress.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Context of Docker's own meaning: no context. */
const DEFAULT_CONTEXT = 'default';

const configuration = v.object({ currentContext: v.optional(v.string()) });
const metadata = v.object({
  Endpoints: v.object({
    docker: v.object({ Host: v.string(), SkipTLSVerify: v.optional(v.boolean()) }),
  }),
});

/**
 * Name of the context in use: `DOCKER_CONTEXT`, or the one of `docker context use`; undefined for none.
 */
export function currentContext(environment: Environment): string | undefined {
  const chosen = environment['DOCKER_CONTEXT'] || readCurrent(environment);
  return chosen === undefined || chosen === '' || chosen === DEFAULT_CONTEXT ? undefined : chosen;
}

function readCurrent(environment: Environment): string | undefined {
  const result = v.safeParse(configuration, readJson(join(configFolder(environment), 'config.json')));
  return result.success ? result.output.currentContext : undefined;
}

/**
 * Address of a context.
 * @throws EngineAddressError that names the context when it is unknown, damaged or not supported.
 */
export function contextAddress(name: string, environment: Environment): EngineAddress {
  const folder = join(configFolder(environment), 'contexts');
  const id = createHash('sha256').update(name).digest('hex');
  const key = `Docker context "${name}"`;
  const file = join(folder, 'meta', id, 'meta.json');
  const meta = v.safeParse(metadata, readJson(file));
  if (!meta.success) {
    const problem = existsSync(file) ? 'has no address in' : 'does not exist: there is no';
    throw new EngineAddressError(`${key} ${problem} ${file}; choose one of "docker context ls"`);
  }
  const { Host, SkipTLSVerify } = meta.output.Endpoints.docker;
  return parseAddress(key, Host, tlsOf(join(folder, 'tls', id, 'docker'), SkipTLSVerify ?? false));
}

/** TLS of a context: with any of its files, or where the server's certificate is not verified. */
function tlsOf(folder: string, isUnverified: boolean): TlsFiles | undefined {
  const files: { ca?: Buffer; cert?: Buffer; key?: Buffer } = {};
  for (const name of ['ca', 'cert', 'key'] as const) {
    const bytes = readOptional(join(folder, `${name}.pem`));
    if (bytes !== undefined) files[name] = bytes;
  }
  if (Object.keys(files).length === 0 && !isUnverified) return undefined;
  return { ...files, ...(isUnverified ? { rejectUnauthorized: false } : {}) };
}

/** Folder of Docker's configuration. */
function configFolder(environment: Environment): string {
  return environment['DOCKER_CONFIG'] || join(environment['HOME'] || homedir(), '.docker');
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function readOptional(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
