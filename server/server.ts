/** The server: a host or a gateway behind a listening socket. */

import { CLOSE } from '../protocol/errors.ts';
import { GatewayCheck, hostAnswer } from './auth/clusterProof.ts';
import { readClusterSecret } from './auth/clusterSecret.ts';
import { TokenFile } from './auth/tokenFile.ts';
import { delay } from './base/delay.ts';
import type { Config } from './config/config.ts';
import { openGateway } from './gateway/gateway.ts';
import { openHost, type HostParts } from './host.ts';
import { startTimers } from './hostTimers.ts';
import { Client } from './transport/client.ts';
import type { Clients } from './transport/clients.ts';
import type { Hub } from './transport/service.ts';
import { decideUpgrade, decodeHelloHeader, type UpgradePolicy } from './transport/upgrade.ts';
import { listen, type ListenHandlers, type Listener } from './transport/websocket.ts';
import { stateFolder } from './config/stateFolder.ts';
import { replaceServer } from './config/stateLock.ts';
import { readTls } from './config/tls.ts';

/** Time over which clients spread their reconnects (C10), ms. A restart takes a few seconds. */
const RETRY_AFTER_MS = 2000;
/** Max time for closing, ms. Remaining shells and connections are left to the operating system. */
const CLOSE_WITHIN_MS = 10_000;

/** Extra time for the last clients to connect elsewhere over a slow network when the server is drained, ms. */
const CONNECT_MS = 2_000;
/** Interval at which a drain checks for remaining clients, ms. */
const POLL_MS = 50;

export type ServerParts = HostParts & {
  /** Called once when the server was unused for the time of `exit-idle`. */
  readonly onIdle: () => void;
};

export type RunningServer = {
  readonly url: string;
  readonly hostId: string;
  /** Notifies the clients (C10), ends the shells without holders, and frees everything, in limited time. */
  readonly close: () => Promise<void>;
};

/** The host or gateway behind the socket. */
type Backend = {
  readonly hub: Hub;
  /** Ends the sessions that cannot outlive the server. Called once no more clients are accepted. */
  readonly end: () => Promise<void>;
  /** Frees everything else. */
  readonly release: () => Promise<void>;
};

/**
 * Starts the server. Resolves once it listens.
 * @throws TokenFileError, ClusterSecretError, TlsError, HostIdError, StateLockError, HolderKeyError, EngineAddressError, or the
 * error of listening.
 */
export async function startServer(config: Config, parts: ServerParts): Promise<RunningServer> {
  const tls = readTls(config);
  const { clock, log } = parts;
  const secretFile = config['cluster-secret-file'];
  const secret = secretFile === undefined ? undefined : readClusterSecret(secretFile, log);
  const tokenFile = config['token-file'];
  const tokens = tokenFile === undefined ? undefined : new TokenFile(tokenFile, clock, log);
  const { hub, end, release } = await openBackend(config, secret, parts);
  tokens?.onChange(() => revoke(hub.clients, tokens));
  const closing = { begun: false };
  const freeAll = async (): Promise<void> => {
    tokens?.close();
    await release();
  };
  const close = async (listener: Listener): Promise<void> => {
    closing.begun = true;
    if (config.drain > 0) await drain(config.drain, listener, hub);
    closeClients(hub.clients);
    await within(CLOSE_WITHIN_MS, Promise.all([end(), listener.close()]));
    await freeAll();
  };
  try {
    const policy = policyOf(config, { tokens, secret, hub, closing });
    const listener = await listen({ host: config.host, port: config.port, tls }, handlersOf(policy, hub));
    let closed: Promise<void> | undefined;
    return { url: listener.url, hostId: hub.hostId, close: () => (closed ??= close(listener)) };
  } catch (error) {
    await freeAll();
    throw error;
  }
}

async function openBackend(
  config: Config,
  secret: Uint8Array | undefined,
  parts: ServerParts,
): Promise<Backend> {
  if (config.role === 'gateway' && secret !== undefined) {
    const { hub, release } = openGateway(config, secret, parts);
    return { hub, end: () => Promise.resolve(), release: async () => release() };
  }
  const folder = config['state-dir'] ?? stateFolder(process.platform, parts.environment);
  if (config.replace) await replaceServer(folder, parts.clock);
  const { hub, release } = openHost(config, folder, parts);
  const stopTimers = startTimers(config, hub, parts.onIdle);
  return {
    hub,
    end: () => hub.registry.close('server'),
    release: async () => {
      stopTimers();
      await release();
    },
  };
}

type PolicyParts = {
  readonly tokens: TokenFile | undefined;
  readonly secret: Uint8Array | undefined;
  readonly hub: Hub;
  readonly closing: { readonly begun: boolean };
};

function policyOf(config: Config, { tokens, secret, hub, closing }: PolicyParts): UpgradePolicy {
  const check = secret === undefined || config.role === 'gateway' ? undefined : new GatewayCheck(secret);
  return {
    allowedOrigins: config['allow-origin'] ?? [],
    findCredential: (token) => tokens?.find(token),
    checkGateway: (authorization) => {
      const gateway = check?.check(authorization, hub.clock.now());
      if (gateway === undefined || secret === undefined) return undefined;
      return { user: gateway.user, answer: hostAnswer(secret, gateway.nonce, hub.hostId) };
    },
    hasRoomFor: (user) => hub.clients.hasRoomFor(user),
    isClosing: () => closing.begun,
  };
}

function handlersOf(policy: UpgradePolicy, hub: Hub): ListenHandlers {
  return {
    decide: ({ headers }) => decideUpgrade(headers, policy),
    accept: (connection, { version, credential, helloHeader }) => {
      const client = new Client(connection, version, credential, hub);
      return { events: client.events, begin: () => greet(client, helloHeader) };
    },
    onBug: (error) => hub.log.error({ stack: error instanceof Error ? error.stack : String(error) }, 'a bug'),
  };
}

function greet(client: Client, helloHeader: string | undefined): void {
  if (helloHeader === undefined) return;
  const hello = decodeHelloHeader(helloHeader);
  if ('problem' in hello) client.fail(hello.problem);
  else client.receiveText(hello.json);
}

/** Closes the connections whose token was removed. For connections through a gateway, the gateway does that. */
function revoke(clients: Clients, tokens: TokenFile): void {
  clients.forEach((client) => {
    const { credential } = client;
    if (credential.sha256 === undefined || tokens.isStillValid(credential)) return;
    client.close(CLOSE.unauthorized, 'your token is no longer valid');
  });
}

/** Asks all clients to connect elsewhere (C11), and waits until they have done so or the time is over. */
async function drain(moveWithinMs: number, listener: Listener, { clients, clock }: Hub): Promise<void> {
  listener.stopAccepting();
  const message = 'the server is being replaced';
  clients.forEach((client) =>
    client.send({ type: 'notice', message, retryAfterMs: RETRY_AFTER_MS, moveWithinMs }),
  );
  const deadline = clock.now() + moveWithinMs + CONNECT_MS;
  while (clients.size > 0 && clock.now() < deadline) await delay(clock, POLL_MS);
}

function closeClients(clients: Clients): void {
  clients.forEach((client) => {
    client.send({ type: 'notice', message: 'the server is shutting down', retryAfterMs: RETRY_AFTER_MS });
    client.close(CLOSE.goingAway, 'the server is shutting down');
  });
}

/** Waits for `work`, but at most `ms`, with a timer that keeps the process alive. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}
