/** Addresses of the engine, from `--docker-host`, the environment, Docker's contexts, or the usual sockets. */

import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { contextAddress, currentContext } from './dockerContext.ts';
import { EngineAddressError, parseAddress, type EngineAddress, type TlsFiles } from './engineAddress.ts';
import { usualSockets } from './usualSockets.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type EngineAddresses = {
  /** In the order of preference. */
  readonly addresses: readonly EngineAddress[];
  /** Name of the context that the address is from. */
  readonly context?: string;
  /** True when somebody chose the address, and false for the sockets where an engine may or may not be. */
  readonly isChosen: boolean;
};

/**
 * Address from the setting's value, else from `DOCKER_HOST`, else of the context in use, as with Docker's own tools; else the
 * usual sockets. `DOCKER_TLS_VERIFY` and `DOCKER_CERT_PATH` apply to the first two.
 * @throws EngineAddressError with the key, the value and the allowed values.
 */
export function engineAddresses(value: string | undefined, environment: Environment): EngineAddresses {
  for (const [key, address] of [
    ['docker-host', value],
    ['DOCKER_HOST', environment['DOCKER_HOST']],
  ] as const) {
    if (address === undefined || address === '') continue;
    return { addresses: [parseAddress(key, address, tlsFor(address, environment))], isChosen: true };
  }
  const context = currentContext(environment);
  if (context !== undefined)
    return { addresses: [contextAddress(context, environment)], context, isChosen: true };
  const home = environment['HOME'] || homedir();
  const paths = usualSockets({ platform: process.platform, home, uid: process.getuid?.(), environment });
  return { addresses: [...new Set(paths)].map((socketPath) => ({ socketPath })), isChosen: false };
}

function tlsFor(address: string, environment: Environment): TlsFiles | undefined {
  const verify = environment['DOCKER_TLS_VERIFY'] ?? '';
  const isSecure =
    address.startsWith('https:') || (address.startsWith('tcp:') && verify !== '' && verify !== '0');
  return isSecure ? certificates(environment) : undefined;
}

/** Certificates: all three are required in a named folder; the default folder may lack them, for the system's authorities. */
function certificates(environment: Environment): TlsFiles {
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
