/** The server: a host behind a socket. */

import { CLOSE } from '../protocol/errors.ts';
import { TokenFile } from './auth/tokenFile.ts';
import type { Config } from './config.ts';
import { openHost, type HostParts } from './host.ts';
import { IdleExit } from './sessions/idleExit.ts';
import { reap } from './sessions/reaper.ts';
import { ENDED_KEPT_MS } from './sessions/state.ts';
import { Client } from './transport/client.ts';
import type { Clients } from './transport/clients.ts';
import type { HostHub } from './transport/hostService.ts';
import type { Hub } from './transport/service.ts';
import { decideUpgrade, decodeHelloHeader } from './transport/upgrade.ts';
import { listen, type ListenHandlers, type Listener } from './transport/websocket.ts';
import { stateFolder } from './stateFolder.ts';
import { replaceServer } from './stateLock.ts';
import { readTls } from './tls.ts';

/** How long clients take to spread their return (C10), ms: a restart takes a few seconds. */
const RETRY_AFTER_MS = 2000;
/** Shells and connections that are not gone by then are left to the operating system, ms. */
const CLOSE_WITHIN_MS = 10_000;

export type ServerConfig = Config & { readonly 'token-file': string };

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

/** @throws what keeps it from running: TokenFileError, TlsError, HostIdError, StateLockError, HolderKeyError, or what listening fails with. */
export async function startServer(config: ServerConfig, parts: ServerParts): Promise<RunningServer> {
  const tls = readTls(config);
  const folder = config['state-dir'] ?? stateFolder(process.platform, parts.environment);
  if (config.replace) await replaceServer(folder, parts.clock);
  const tokens = new TokenFile(config['token-file'], parts.clock, parts.log);
  const { hub, release } = openHost(config, folder, parts);
  tokens.onChange(() => revoke(hub.clients, tokens));
  const closing = { begun: false };
  const stopTimers = startTimers(config, hub, parts.onIdle);
  const freeAll = async (): Promise<void> => {
    stopTimers();
    tokens.close();
    await release();
  };
  const close = async (listener: Listener): Promise<void> => {
    closing.begun = true;
    sayGoodbye(hub.clients);
    await within(CLOSE_WITHIN_MS, Promise.all([hub.registry.close('server'), listener.close()]));
    await freeAll();
  };
  try {
    const handlers = handlersOf(config, tokens, hub, closing);
    const listener = await listen({ host: config.host, port: config.port, tls }, handlers);
    let closed: Promise<void> | undefined;
    return { url: listener.url, hostId: hub.hostId, close: () => (closed ??= close(listener)) };
  } catch (error) {
    await freeAll();
    throw error;
  }
}

/** Reaps idle and old sessions, and notices when nobody needs the server; returns how to stop. */
function startTimers(config: ServerConfig, hub: HostHub, onIdle: () => void): () => void {
  const { clock, registry, clients } = hub;
  const stopReaping = reap(clock, Math.min(config['idle-timeout'], ENDED_KEPT_MS), () => registry.sweep());
  const timeoutMs = config['exit-idle'];
  if (timeoutMs === undefined) return stopReaping;
  const idle = new IdleExit(timeoutMs);
  const stopIdleExit = reap(clock, timeoutMs, () => {
    if (!idle.isDue(registry.liveCount > 0 || clients.size > 0, clock.now())) return;
    stopIdleExit();
    onIdle();
  });
  return () => {
    stopReaping();
    stopIdleExit();
  };
}

function handlersOf(
  config: Config,
  tokens: TokenFile,
  hub: Hub,
  closing: { readonly begun: boolean },
): ListenHandlers {
  const policy = {
    allowedOrigins: config['allow-origin'] ?? [],
    findCredential: (token: string) => tokens.find(token),
    hasRoomFor: (user: string) => hub.clients.hasRoomFor(user),
    isClosing: () => closing.begun,
  };
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

function revoke(clients: Clients, tokens: TokenFile): void {
  clients.forEach((client) => {
    if (tokens.isStillValid(client.credential)) return;
    client.close(CLOSE.unauthorized, 'your token is no longer valid');
  });
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
