/** The server, put together from its parts; the only place that knows them all. */

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../protocol/clock.ts';
import { CLOSE } from '../protocol/errors.ts';
import type { Target } from '../protocol/messages/common.ts';
import { TokenFile } from './auth/tokenFile.ts';
import type { Config } from './config.ts';
import { keptHostId } from './hostId.ts';
import { errorText, type Log } from './log.ts';
import { openBlockFiles } from './history/blockFiles.ts';
import { HistoryStore } from './history/historyStore.ts';
import { Screens } from './screen/screens.ts';
import { IdleExit } from './sessions/idleExit.ts';
import { reap } from './sessions/reaper.ts';
import { Registry } from './sessions/registry.ts';
import { SessionRecords } from './sessions/sessionRecords.ts';
import { ENDED_KEPT_MS } from './sessions/state.ts';
import { parseDockerHost } from './shells/dockerHost.ts';
import { Engine } from './shells/engine.ts';
import { shellOpener, type OpenShell } from './shells/openShell.ts';
import { TargetWatcher } from './shells/targets.ts';
import { Client, type Hub } from './transport/client.ts';
import { Clients } from './transport/clients.ts';
import { decideUpgrade, decodeHelloHeader } from './transport/upgrade.ts';
import { listen, type ListenHandlers, type Listener } from './transport/websocket.ts';
import { stateFolder } from './stateFolder.ts';
import { lockState, replaceServer } from './stateLock.ts';
import { readTls } from './tls.ts';

/** How long clients take to spread their return (C10), ms: a restart takes a few seconds. */
const RETRY_AFTER_MS = 2000;
/** Shells and connections that are not gone by then are left to the operating system, ms. */
const CLOSE_WITHIN_MS = 10_000;

export type ServerConfig = Config & { readonly 'token-file': string };

export type ServerParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Called once, when `exit-idle` has passed. */
  readonly onIdle: () => void;
  /** In place of local and container shells. */
  readonly openShell?: OpenShell;
};

export type RunningServer = {
  readonly url: string;
  readonly hostId: string;
  /** Tells the clients (C10), ends the shells, frees everything; takes a bounded time. */
  readonly close: () => Promise<void>;
};

/** @throws what keeps it from running: TokenFileError, TlsError, HostIdError, StateLockError, or what listening fails with. */
export async function startServer(config: ServerConfig, parts: ServerParts): Promise<RunningServer> {
  const tls = readTls(config);
  const folder = config['state-dir'] ?? stateFolder(process.platform, parts.environment);
  if (config.replace) await replaceServer(folder, parts.clock);
  const tokens = new TokenFile(config['token-file'], parts.clock, parts.log);
  const { hub, release } = assemble(config, folder, parts);
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

/** Everything behind the socket, and how to free it. */
function assemble(
  config: ServerConfig,
  folder: string,
  parts: ServerParts,
): { readonly hub: Hub; readonly release: () => Promise<void> } {
  const { clock, log } = parts;
  const engine = engineOf(config['docker-host'], parts);
  const localShell = !config['no-local-shell'];
  const targets = new TargetWatcher(engine, localShell, clock);
  const screens = new Screens(clock, log);
  const unlock = lockState(folder);
  const hostId = config['host-id'] ?? keptHostId({ folder, hostName: hostname(), random: randomBytes, log });
  const openShell = parts.openShell ?? shellOpener(engine, localShell, clock);
  const history = openHistory(config, folder, parts);
  const records = new SessionRecords(join(folder, 'sessions'), clock, log);
  const registry = openRegistry(config, { hostId, openShell, targets, screens, history, records }, parts);
  registry.takeUp();
  const release = async (): Promise<void> => {
    targets.close();
    engine?.close();
    await screens.close();
    unlock();
  };
  return { hub: { hostId, clock, log, registry, clients: new Clients(), targets }, release };
}

/** A `DOCKER_HOST` that was meant for other tools, such as ssh://, costs the containers and not the server. */
function engineOf(given: string | undefined, { clock, log, environment }: ServerParts): Engine | undefined {
  try {
    const address = parseDockerHost(given ?? environment['DOCKER_HOST'], environment);
    return address === undefined ? undefined : new Engine(address, clock);
  } catch (error) {
    if (given !== undefined) throw error;
    log.warn({ error: errorText(error) }, 'DOCKER_HOST can not be used; this server offers no containers');
    return undefined;
  }
}

/** Reaps idle and old sessions, and notices when nobody needs the server; returns how to stop. */
function startTimers(config: ServerConfig, hub: Hub, onIdle: () => void): () => void {
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

function openHistory(config: Config, folder: string, { clock, log }: ServerParts): HistoryStore | undefined {
  const sessionBytes = config['history-bytes'];
  if (sessionBytes === 0) return undefined;
  const files = openBlockFiles(config['history-dir'] ?? join(folder, 'history'));
  return new HistoryStore({ sessionBytes, totalBytes: config['history-total-bytes'] }, { clock, log, files });
}

type RegistryBehind = {
  readonly hostId: string;
  readonly openShell: OpenShell;
  readonly targets: TargetWatcher;
  readonly screens: Screens;
  readonly history: HistoryStore | undefined;
  readonly records: SessionRecords;
};

function openRegistry(config: Config, behind: RegistryBehind, { clock, log }: ServerParts): Registry {
  const { hostId, targets, screens, ...more } = behind;
  const options = {
    hostId,
    logBytes: config['log-bytes'],
    idleTimeoutMs: config['idle-timeout'],
    maxSessionsPerUser: config['max-sessions'],
  };
  return new Registry(options, {
    clock,
    log,
    random: randomBytes,
    ...more,
    openScreen: (size, profile, events, past) => screens.open(size, profile, events, past),
    findShell: () =>
      Promise.resolve({ kind: 'over', end: { kind: 'failed', detail: 'it can not be found' } }),
    nameOf: (target) => nameOf(target, targets),
  });
}

function nameOf(target: Target, { current }: TargetWatcher): string {
  if (target.kind === 'local') return hostname();
  if (target.kind !== 'container') return target.service;
  const isMeant = ({ id, name }: { id: string; name: string }): boolean =>
    name === target.container || id.startsWith(target.container);
  return current.containers.find(isMeant)?.name ?? target.container;
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
