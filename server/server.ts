/** The server: a host, or a gateway, behind a socket. */

import { CLOSE } from '../protocol/errors.ts';
import { GatewayCheck, hostAnswer } from './auth/clusterProof.ts';
import { readClusterSecret } from './auth/clusterSecret.ts';
import { TokenFile } from './auth/tokenFile.ts';
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

/** How long clients take to spread their return (C10), ms: a restart takes a few seconds. */
const RETRY_AFTER_MS = 2000;
/** Shells and connections that are not gone by then are left to the operating system, ms. */
const CLOSE_WITHIN_MS = 10_000;

/** What making a connection takes, on a slow network, ms. */
const MOVE_MS = 2_000;
const POLL_MS = 50;

export type ServerParts = HostParts & {
  /** Called once, when `exit-idle` has passed. */
  readonly onIdle: () => void;
};

export type RunningServer = {
  readonly url: string;
  readonly hostId: string;
  /** Tells the clients (C10), ends the shells that can not outlive it, frees everything; takes a bounded time. */
  readonly close: () => Promise<void>;
};

/** What is behind the socket. */
type Behind = {
  readonly hub: Hub;
  /** Nobody is let in any more: what is left is ended. */
  readonly end: () => Promise<void>;
  readonly release: () => Promise<void>;
};

/**
 * @throws what keeps it from running: TokenFileError, ClusterSecretError, TlsError, HostIdError,
 * StateLockError, HolderKeyError, EngineAddressError, or what listening fails with.
 */
export async function startServer(config: Config, parts: ServerParts): Promise<RunningServer> {
  const tls = readTls(config);
  const { clock, log } = parts;
  const secretFile = config['cluster-secret-file'];
  const secret = secretFile === undefined ? undefined : readClusterSecret(secretFile, log);
  const tokenFile = config['token-file'];
  const tokens = tokenFile === undefined ? undefined : new TokenFile(tokenFile, clock, log);
  const { hub, end, release } = await openBehind(config, secret, parts);
  tokens?.onChange(() => revoke(hub.clients, tokens));
  const closing = { begun: false };
  const freeAll = async (): Promise<void> => {
    tokens?.close();
    await release();
  };
  const close = async (listener: Listener): Promise<void> => {
    closing.begun = true;
    if (config.drain > 0) await drain(config.drain, listener, hub);
    sayGoodbye(hub.clients);
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

async function openBehind(
  config: Config,
  secret: Uint8Array | undefined,
  parts: ServerParts,
): Promise<Behind> {
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
  if (hello === undefined) client.fail('the hello header is too long');
  else client.receiveText(hello);
}

/** For whom a gateway vouches, that gateway takes care of. */
function revoke(clients: Clients, tokens: TokenFile): void {
  clients.forEach((client) => {
    const { credential } = client;
    if (credential.sha256 === undefined || tokens.isStillValid(credential)) return;
    client.close(CLOSE.unauthorized, 'your token is no longer valid');
  });
}

/** Asks all clients to carry on elsewhere (C11), and gives them the time. */
async function drain(moveWithinMs: number, listener: Listener, { clients, clock }: Hub): Promise<void> {
  listener.deafen();
  const message = 'the server is being exchanged';
  clients.forEach((client) =>
    client.send({ type: 'notice', message, retryAfterMs: RETRY_AFTER_MS, moveWithinMs }),
  );
  const deadline = clock.now() + moveWithinMs + MOVE_MS;
  while (clients.size > 0 && clock.now() < deadline)
    await new Promise<void>((resolve) => void clock.setTimeout(resolve, POLL_MS));
}

function sayGoodbye(clients: Clients): void {
  clients.forEach((client) => {
    client.send({ type: 'notice', message: 'the server is shutting down', retryAfterMs: RETRY_AFTER_MS });
    client.close(CLOSE.goingAway, 'the server is going away');
  });
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}
