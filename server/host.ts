/** What a host is made of, behind its socket: sessions, their shells, screens and recorded output; the only place that knows them all. */

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../protocol/clock.ts';
import type { Target } from '../protocol/messages/common.ts';
import type { Config } from './config/config.ts';
import { openBlockFiles } from './history/blockFiles.ts';
import { HistoryStore } from './history/historyStore.ts';
import { keptHostId } from './config/hostId.ts';
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
  /** In place of local and container shells. */
  readonly openShell?: OpenShell;
};

export type Host = { readonly hub: HostHub; readonly release: () => Promise<void> };

/** Everything behind the socket, and how to free it; sessions of earlier runs are being taken up. */
export function openHost(config: Config, folder: string, parts: HostParts): Host {
  const { clock, log } = parts;
  const engine = engineOf(config['docker-host'], parts);
  const localShell = !config['no-local-shell'];
  const targets = new TargetWatcher(engine, localShell, clock);
  const screens = new Screens(clock, log);
  const unlock = lockState(folder);
  const hostId = config['host-id'] ?? keptHostId({ folder, hostName: hostname(), random: randomBytes, log });
  const zshFolder = localShell ? writeZshFolder(folder, log) : undefined;
  const held = config['no-holder']
    ? undefined
    : openHeld({ folder, hostId, engine, idleTimeoutMs: config['idle-timeout'] }, parts);
  const openShell = parts.openShell ?? shellOpener({ engine, localShell, zshFolder, clock, log, held });
  const history = openHistory(config, folder, parts);
  const records = new SessionRecords(join(folder, 'sessions'), clock, log);
  const leaving = new AbortController();
  const findShell = finder(held, leaving.signal);
  const behind = { hostId, openShell, findShell, targets, screens, history, records };
  const registry = openRegistry(config, behind, parts);
  registry.takeUp();
  const stopLooking = held === undefined ? undefined : adoptLeftovers(held, engine, registry, parts);
  const release = async (): Promise<void> => {
    leaving.abort();
    stopLooking?.();
    targets.close();
    engine?.close();
    await screens.close();
    unlock();
  };
  const hub = hostHub({ hostId, clock, log, registry, clients: new Clients(), targets });
  return { hub, release };
}

/** A `DOCKER_HOST` that was meant for other tools, such as ssh://, costs the containers and not the server. */
function engineOf(given: string | undefined, { clock, log, environment }: HostParts): Engine | undefined {
  try {
    const address = parseDockerHost(given ?? environment['DOCKER_HOST'], environment);
    return address === undefined ? undefined : new Engine(address, clock);
  } catch (error) {
    if (given !== undefined) throw error;
    log.warn({ error: errorText(error) }, 'DOCKER_HOST can not be used; this server offers no containers');
    return undefined;
  }
}

type HeldGiven = Pick<HeldParts, 'hostId' | 'idleTimeoutMs'> & {
  readonly folder: string;
  readonly engine: Engine | undefined;
};

/** Undefined where nothing can be kept that a later run could prove its shells with. */
function openHeld(
  { folder, engine, ...given }: HeldGiven,
  { clock, log }: HostParts,
): HeldShells | undefined {
  try {
    const key = storedHolderKey(folder, randomBytes);
    const binaries = new HolderBinaries(holderFolder());
    const localBase = join(folder, 'shells');
    return new HeldShells({ clock, key, binaries, localBase, ...given }, engine);
  } catch (error) {
    if (error instanceof HolderKeyError) throw error;
    log.warn(
      { error: errorText(error) },
      'shells end with this server: no key for their holders can be kept',
    );
    return undefined;
  }
}

/** At the start, and whenever the engine is there again; returns how to stop. */
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
  void adoption.look();
  return engine?.events.subscribe({
    onState: ({ kind }) => {
      if (kind === 'up') void adoption.look();
    },
  });
}

function finder(held: HeldShells | undefined, signal: AbortSignal): FindShell {
  if (held !== undefined)
    return (location, session, onAway) => held.find(location, session, { onAway, signal });
  const end = {
    kind: 'failed',
    detail: 'this server was started with --no-holder and leaves it alone',
  } as const;
  return () => Promise.resolve({ kind: 'ended', end });
}

function openHistory(config: Config, folder: string, { clock, log }: HostParts): HistoryStore | undefined {
  const sessionBytes = config['history-bytes'];
  if (sessionBytes === 0) return undefined;
  const files = openBlockFiles(config['history-dir'] ?? join(folder, 'history'));
  return new HistoryStore({ sessionBytes, totalBytes: config['history-total-bytes'] }, { clock, log, files });
}

type RegistryBehind = {
  readonly hostId: string;
  readonly openShell: OpenShell;
  readonly findShell: FindShell;
  readonly targets: TargetWatcher;
  readonly screens: Screens;
  readonly history: HistoryStore | undefined;
  readonly records: SessionRecords;
};

function openRegistry(config: Config, behind: RegistryBehind, { clock, log }: HostParts): Registry {
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
    nameOf: (target) => nameOf(target, targets),
  });
}

function nameOf(target: Target, { current }: TargetWatcher): string {
  if (target.kind === 'local') return hostname();
  if (target.kind !== 'container') return target.service;
  const isPlausible = ({ id, name }: { id: string; name: string }): boolean =>
    name === target.container || id.startsWith(target.container);
  return current.containers.find(isPlausible)?.name ?? target.container;
}
