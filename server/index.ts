/** The server's command line: what is asked for, started, told on stdout, and ended by a signal. */

import { readFileSync } from 'node:fs';
import { newToken } from './auth/tokens.ts';
import { ClusterSecretError } from './auth/clusterSecret.ts';
import { TokenFileError } from './auth/tokenFile.ts';
import { readInvocation, type Invocation } from './config/config.ts';
import { helpText } from './config/help.ts';
import { HostIdError } from './config/hostId.ts';
import { errorText, stderrLog } from './base/log.ts';
import { startServer, type RunningServer } from './server.ts';
import { EngineAddressError } from './shells/docker/dockerHost.ts';
import { HolderKeyError } from './shells/held/holderKey.ts';
import { shutdown } from './base/shutdown.ts';
import { StateLockError } from './config/stateLock.ts';
import { systemClock } from './base/systemClock.ts';
import { TlsError } from './config/tls.ts';
import { PRODUCT_VERSION } from '../protocol/productVersion.ts';

const EXIT = { ok: 0, failed: 1, refused: 2 } as const;

/** What a start is refused with: the operator's to mend. */
const REFUSALS = [
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
    // One session's or connection's bug must not end the others.
    log.error({ stack: error instanceof Error ? error.stack : String(error) }, 'a bug');
  });
  let server: RunningServer | undefined;
  const stop = shutdown({
    log,
    close: async () => server?.close(),
    exit: (how) => process.exit(EXIT[how]),
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
    const isRefused = REFUSALS.some((kind) => error instanceof kind);
    fail(
      isRefused ? errorText(error) : listenSentence(error, config),
      isRefused ? EXIT.refused : EXIT.failed,
    );
    return;
  }
  process.stdout.write(`holdfast server listening on ${server.url}\n`);
  log.info({ url: server.url, host: server.hostId, version: PRODUCT_VERSION }, 'listening');
  if (config['tls-cert'] === undefined && !isLoopback(config.host)) {
    log.warn(
      { host: config.host },
      'without TLS tokens can be read on the way; give --tls-cert and --tls-key, or put a proxy in front',
    );
  }
}

function listenSentence(error: unknown, { host, port }: Run['config']): string {
  switch ((error as { readonly code?: unknown }).code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use; choose another with --port`;
    case 'EACCES':
      return `port ${port} on ${host} needs more rights; choose one above 1023 with --port`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine; choose one with --host`;
    default:
      return `the server could not start: ${errorText(error)}`;
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** The line goes to stdout, so that it can be appended to the token file; the token itself is shown once. */
function printToken(user: string): void {
  const { token, line } = newToken(user);
  process.stdout.write(`${line}\n`);
  process.stderr.write(`token for ${user}, shown only now: ${token}\n`);
}

function fail(message: string, code: number): void {
  process.stderr.write(`holdfast-server: ${message}\n`);
  process.exitCode = code;
}
