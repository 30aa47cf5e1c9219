/** Everything of a host behind its socket: sessions, shells, screens and recorded output. */

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../protocol/clock.ts';
import type { Target } from '../protocol/messages/common.ts';
import type { Config } from './config/config.ts';
import { openBlockFiles } from './history/blockFiles.ts';
import { HistoryStore } from './history/historyStore.ts';
import { ensureHostId } from './config/hostId.ts';
import { errorText, type Log } from './base/log.ts';
import { Screens } from './screen/screens.ts';
import { Adoption } from './sessions/records/adoption.ts';
import { Registry } from './sessions/registry.ts';
import { SessionRecords } from './sessions/records/sessionRecords.ts';
import type { FindShell } from './sessions/records/restore.ts';
import { engineAddresses } from './shells/docker/dockerHost.ts';
import type { EngineState } from './shells/docker/engineEvents.ts';
import { Engines, noEngine, type EngineChoice } from './shells/docker/engines.ts';
import type { HeldParts } from './shells/held/heldParts.ts';
import { HeldShells } from './shells/held/heldShells.ts';
import { HolderBinaries, holderFolder } from './shells/held/holderBinaries.ts';
import { HolderKeyError, storedHolderKey } from './shells/held/holderKey.ts';
import { writeIntegrationFiles } from './shells/integration/integrationFiles.ts';
import { shellOpener, type OpenShell } from './shells/openShell.ts';
import { TargetWatcher } from './shells/targets.ts';
import { lockState } from './config/stateLock.ts';
import { Clients } from './transport/clients.ts';
import { hostHub, type HostHub } from './transport/hostService.ts';

export type HostParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Replaces local and container shells (in tests). */
  readonly openShell?: OpenShell;
};

export type Host = { readonly hub: HostHub; readonly release: () => Promise<void> };

/** Opens everything behind the socket, and starts to restore the sessions of earlier runs. */
export function openHost(config: Config, folder: string, parts: HostParts): Host {
  const { clock, log } = parts;
  const engines = openEngines(config['docker-host'], parts);
  const localShell = !config['no-local-shell'];
  const targets = new TargetWatcher(engines, localShell, clock);
  logEngine(targets, log);
  const screens = new Screens(clock, log);
  const unlock = lockState(folder);
  const hostId =
    config['host-id'] ?? ensureHostId({ folder, hostName: hostname(), random: randomBytes, log });
  const integrationFiles = localShell ? writeIntegrationFiles(folder, log) : undefined;
  const held = config['no-holder']
    ? undefined
    : openHeld({ folder, hostId, engines, idleTimeoutMs: config['idle-timeout'] }, parts);
  const openShell =
    parts.openShell ?? shellOpener({ engines, localShell, integrationFiles, clock, log, held });
  const history = openHistory(config, folder, parts);
  const records = new SessionRecords(join(folder, 'sessions'), clock, log);
  const closing = new AbortController();
  const findShell = shellFinder(held, closing.signal);
  const backend = { hostId, openShell, findShell, targets, screens, history, records };
  const registry = openRegistry(config, backend, parts);
  registry.restoreAll();
  const stopAdoption = held === undefined ? undefined : adoptLeftovers(held, engines, registry, parts);
  const release = async (): Promise<void> => {
    closing.abort();
    stopAdoption?.();
    targets.close();
    engines.close();
    await screens.close();
    unlock();
  };
  const hub = hostHub({ hostId, clock, log, registry, clients: new Clients(), targets });
  return { hub, release };
}

/** Returns the choice of engines. An address for other tools that is not supported here, such as ssh://, disables containers only. */
function openEngines(
  given: string | undefined,
  { clock, log, environment }: HostParts,
): EngineChoice & { readonly close: () => void } {
  try {
    return new Engines(engineAddresses(given, environment), clock);
  } catch (error) {
    if (given !== undefined) throw error;
    log.warn({ error: errorText(error) }, 'this server offers no containers');
    return noEngine(errorText(error));
  }
}

/** Logs the engine in use when it answers, and when another one takes its place. */
function logEngine(targets: TargetWatcher, log: Log): void {
  let logged: string | undefined;
  targets.subscribe(({ engine }) => {
    if (engine.state !== 'up' || engine.name === logged) return;
    logged = engine.name;
    log.info({ engine: logged }, 'uses this container engine');
  });
}

type HeldOptions = Pick<HeldParts, 'hostId' | 'idleTimeoutMs'> & {
  readonly folder: string;
  readonly engines: EngineChoice;
};

/** Opens the shells with holders; undefined if the key cannot be stored. A later run needs that key to claim its shells. */
function openHeld(
  { folder, engines, ...options }: HeldOptions,
  { clock, log }: HostParts,
): HeldShells | undefined {
  try {
    const key = storedHolderKey(folder, randomBytes);
    const binaries = new HolderBinaries(holderFolder());
    const localBase = join(folder, 'shells');
    return new HeldShells({ clock, key, binaries, localBase, ...options }, engines);
  } catch (error) {
    if (error instanceof HolderKeyError) throw error;
    log.warn(
      { error: errorText(error) },
      'shells end with this server: the key of their holders cannot be stored',
    );
    return undefined;
  }
}

/** Adopts shells of earlier runs, now and whenever the engine becomes available. Returns a function that stops. */
function adoptLeftovers(
  held: HeldShells,
  engines: EngineChoice,
  registry: Registry,
  { clock, log }: HostParts,
): () => void {
  const adoption = new Adoption({
    registry,
    find: () => held.leftovers(),
    end: (leftover) => held.endLeftover(leftover),
    now: () => clock.now(),
    random: randomBytes,
    log,
  });
  void adoption.scan();
  let leave = (): void => undefined;
  const follow = (): void => {
    leave();
    const onState = ({ kind }: EngineState): void => {
      if (kind === 'up') void adoption.scan();
    };
    leave = engines.current?.events.subscribe({ onState }) ?? ((): void => undefined);
    if (engines.current?.events.state.kind === 'up') void adoption.scan();
  };
  const unsubscribe = engines.onChange(follow);
  follow();
  return () => {
    unsubscribe();
    leave();
  };
}

function shellFinder(held: HeldShells | undefined, signal: AbortSignal): FindShell {
  if (held !== undefined)
    return (location, session, onAway) => held.find(location, session, { onAway, signal });
  const end = {
    kind: 'failed',
    detail: 'the server was started with --no-holder and does not use holders',
  } as const;
  return () => Promise.resolve({ kind: 'ended', end });
}

function openHistory(config: Config, folder: string, { clock, log }: HostParts): HistoryStore | undefined {
  const sessionBytes = config['history-bytes'];
  if (sessionBytes === 0) return undefined;
  const files = openBlockFiles(config['history-dir'] ?? join(folder, 'history'));
  return new HistoryStore({ sessionBytes, totalBytes: config['history-total-bytes'] }, { clock, log, files });
}

type RegistryBackend = {
  readonly hostId: string;
  readonly openShell: OpenShell;
  readonly findShell: FindShell;
  readonly targets: TargetWatcher;
  readonly screens: Screens;
  readonly history: HistoryStore | undefined;
  readonly records: SessionRecords;
};

function openRegistry(config: Config, backend: RegistryBackend, { clock, log }: HostParts): Registry {
  const { hostId, targets, screens, ...more } = backend;
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
    nameOf: (target) => nameOf(target, targets),
  });
}

/** Returns the display name of a target. For a container, that is its name in the engine. */
function nameOf(target: Target, { current }: TargetWatcher): string {
  if (target.kind === 'local') return hostname();
  if (target.kind !== 'container') return target.service;
  const isPlausible = ({ id, name }: { id: string; name: string }): boolean =>
    name === target.container || id.startsWith(target.container);
  return current.containers.find(isPlausible)?.name ?? target.container;
}
