/** Command line of the server. It starts the server, prints its address on stdout, and shuts it down on a signal. */

import { readFileSync } from 'node:fs';
import { newToken } from './auth/tokens.ts';
import { ClusterSecretError } from './auth/clusterSecret.ts';
import { TokenFileError } from './auth/tokenFile.ts';
import { readInvocation, type Invocation } from './config/config.ts';
import { helpText } from './config/help.ts';
import { HostIdError } from './config/hostId.ts';
import { errorText, stderrLog } from './base/log.ts';
import { startServer, type RunningServer } from './server.ts';
import { EngineAddressError } from './shells/docker/engineAddress.ts';
import { HolderKeyError } from './shells/held/holderKey.ts';
import { shutdown } from './base/shutdown.ts';
import { StateLockError } from './config/stateLock.ts';
import { systemClock } from './base/systemClock.ts';
import { TlsError } from './config/tls.ts';
import { PRODUCT_VERSION } from '../protocol/productVersion.ts';

const EXIT = { ok: 0, failed: 1, refused: 2 } as const;

/** Errors of the configuration, which the operator has to correct. They give exit code 2. */
const CONFIGURATION_ERRORS = [
  TokenFileError,
  ClusterSecretError,
  TlsError,
  HostIdError,
  StateLockError,
  HolderKeyError,
  EngineAddressError,
];

type Run = Extract<Invocation, { kind: 'run' }>;

const invocation = readInvocation(process.argv.slice(2), process.env, (path) => readFileSync(path, 'utf8'));
switch (invocation.kind) {
  case 'run':
    await run(invocation);
    break;
  case 'help':
    process.stdout.write(helpText());
    break;
  case 'version':
    process.stdout.write(`holdfast-server ${PRODUCT_VERSION}\n`);
    break;
  case 'new-token':
    printToken(invocation.user);
    break;
  case 'refused':
    fail(invocation.message, EXIT.refused);
}

async function run({ config }: Run): Promise<void> {
  const log = stderrLog();
  process.on('uncaughtException', (error) => {
    // A bug in one session or connection must not end the others.
    log.error({ stack: error instanceof Error ? error.stack : String(error) }, 'a bug');
  });
  let server: RunningServer | undefined;
  const stop = shutdown({
    log,
    close: async () => server?.close(),
    exit: (result) => process.exit(EXIT[result]),
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal));
  try {
    server = await startServer(config, {
      clock: systemClock,
      log,
      environment: process.env,
      onIdle: () => stop('idle'),
    });
  } catch (error) {
    if (CONFIGURATION_ERRORS.some((kind) => error instanceof kind)) fail(errorText(error), EXIT.refused);
    else fail(listenSentence(error, config), EXIT.failed);
    return;
  }
  process.stdout.write(`holdfast server listening on ${server.url}\n`);
  log.info({ url: server.url, host: server.hostId, version: PRODUCT_VERSION }, 'listening');
  if (config['tls-cert'] === undefined && !isLoopback(config.host)) {
    log.warn(
      { host: config.host },
      'tokens travel unencrypted without TLS; set --tls-cert and --tls-key, or use a TLS proxy',
    );
  }
}

function listenSentence(error: unknown, { host, port }: Run['config']): string {
  switch ((error as { readonly code?: unknown }).code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use; choose another with --port`;
    case 'EACCES':
      return `port ${port} on ${host} needs more privileges; choose one above 1023 with --port`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine; choose one with --host`;
    default:
      return `the server could not start: ${errorText(error)}`;
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** Prints the line to stdout, so that it can be appended to the token file. Prints the token to stderr. */
function printToken(user: string): void {
  const { token, line } = newToken(user);
  process.stdout.write(`${line}\n`);
  process.stderr.write(`token for ${user}, shown only now: ${token}\n`);
}

function fail(message: string, code: number): void {
  process.stderr.write(`holdfast-server: ${message}\n`);
  process.exitCode = code;
}
