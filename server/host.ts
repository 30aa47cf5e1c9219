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
import { parseDockerHost } from './shells/docker/dockerHost.ts';
import { Engine } from './shells/docker/engine.ts';
import type { HeldParts } from './shells/held/heldParts.ts';
import { HeldShells } from './shells/held/heldShells.ts';
import { HolderBinaries, holderFolder } from './shells/held/holderBinaries.ts';
import { HolderKeyError, storedHolderKey } from './shells/held/holderKey.ts';
import { writeZshFolder } from './shells/integration/zsh.ts';
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
  const engine = engineOf(config['docker-host'], parts);
  const localShell = !config['no-local-shell'];
  const targets = new TargetWatcher(engine, localShell, clock);
  const screens = new Screens(clock, log);
  const unlock = lockState(folder);
  const hostId =
    config['host-id'] ?? ensureHostId({ folder, hostName: hostname(), random: randomBytes, log });
  const zshFolder = localShell ? writeZshFolder(folder, log) : undefined;
  const held = config['no-holder']
    ? undefined
    : openHeld({ folder, hostId, engine, idleTimeoutMs: config['idle-timeout'] }, parts);
  const openShell = parts.openShell ?? shellOpener({ engine, localShell, zshFolder, clock, log, held });
  const history = openHistory(config, folder, parts);
  const records = new SessionRecords(join(folder, 'sessions'), clock, log);
  const closing = new AbortController();
  const findShell = shellFinder(held, closing.signal);
  const backend = { hostId, openShell, findShell, targets, screens, history, records };
  const registry = openRegistry(config, backend, parts);
  registry.restoreAll();
  const stopAdoption = held === undefined ? undefined : adoptLeftovers(held, engine, registry, parts);
  const release = async (): Promise<void> => {
    closing.abort();
    stopAdoption?.();
    targets.close();
    engine?.close();
    await screens.close();
    unlock();
  };
  const hub = hostHub({ hostId, clock, log, registry, clients: new Clients(), targets });
  return { hub, release };
}

/** Returns the engine, if there is one. A `DOCKER_HOST` meant for other tools, such as ssh://, only disables containers. */
function engineOf(given: string | undefined, { clock, log, environment }: HostParts): Engine | undefined {
  try {
    const address = parseDockerHost(given ?? environment['DOCKER_HOST'], environment);
    return address === undefined ? undefined : new Engine(address, clock);
  } catch (error) {
    if (given !== undefined) throw error;
    log.warn({ error: errorText(error) }, 'DOCKER_HOST is not usable; this server offers no containers');
    return undefined;
  }
}

type HeldOptions = Pick<HeldParts, 'hostId' | 'idleTimeoutMs'> & {
  readonly folder: string;
  readonly engine: Engine | undefined;
};

/** Opens the shells with holders; undefined if the key cannot be stored. A later run needs that key to claim its shells. */
function openHeld(
  { folder, engine, ...options }: HeldOptions,
  { clock, log }: HostParts,
): HeldShells | undefined {
  try {
    const key = storedHolderKey(folder, randomBytes);
    const binaries = new HolderBinaries(holderFolder());
    const localBase = join(folder, 'shells');
    return new HeldShells({ clock, key, binaries, localBase, ...options }, engine);
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
  engine: Engine | undefined,
  registry: Registry,
  { clock, log }: HostParts,
): (() => void) | undefined {
  const adoption = new Adoption({
    registry,
    find: () => held.leftovers(),
    end: (leftover) => held.endLeftover(leftover),
    now: () => clock.now(),
    random: randomBytes,
    log,
  });
  void adoption.scan();
  return engine?.events.subscribe({
    onState: ({ kind }) => {
      if (kind === 'up') void adoption.scan();
    },
  });
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
