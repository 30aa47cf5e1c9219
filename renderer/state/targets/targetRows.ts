/** Rows of the target menu in the order of display, filtered by a query. */

import {
  optionsAt,
  targetKey,
  type EnteredOptions,
  type SavedTargets,
  type ServerTarget,
} from '../../../shared/view/savedTargets.ts';
import type { AppView, ServerView } from '../../../shared/view/view.ts';
import type { HostTargets } from '../../../client/link/linkTargets.ts';
import type { Target } from '../../../protocol/messages/common.ts';
import type { Words } from '../../../shared/words/english.ts';
import { filterBy } from '../filterWords.ts';
import { serverName } from '../servers/serverName.ts';
import { serviceRows, type ServiceRow } from './serviceGroups.ts';
import { groupContainers } from './targetGroups.ts';

/** Text for a state, and the color that shows it. */
export type StateBadge = { readonly words: string; readonly tone: 'good' | 'waiting' | 'bad' | 'idle' };

export type TargetRow = {
  readonly key: string;
  readonly serverTarget: ServerTarget;
  readonly name: string;
  readonly detail: string;
  readonly badge: StateBadge | null;
  readonly canOpen: boolean;
  readonly isFavorite: boolean;
  /** Options of the last shell on this target; undefined when it had none. */
  readonly lastOptions: EnteredOptions | undefined;
  /** True for a task, which belongs to the service in a row above. */
  readonly isPart: boolean;
};

export type TargetGroup = {
  readonly key: string;
  /** The heading; empty when there is none. */
  readonly title: string;
  /** The accessible name. */
  readonly label: string;
  readonly rows: readonly TargetRow[];
};

export type ServerGroup = { readonly server: ServerView; readonly groups: readonly TargetGroup[] };

export type TargetList = {
  readonly favorites: readonly TargetRow[];
  readonly servers: readonly ServerGroup[];
};

/** A row without the user's favorites and saved options. */
type BareRow = Omit<TargetRow, 'key' | 'isFavorite' | 'lastOptions' | 'isPart'> & { readonly isPart?: true };

/** Targets that are assumed while a server has not listed its own; most servers offer a shell. */
const ASSUMED_TARGETS: readonly HostTargets[] = [{ local: true, engine: { state: 'none' }, containers: [] }];

/** Favorites, then the targets of all servers. Only rows that contain every word of `query` are included. */
export function targetList(words: Words, { servers, savedTargets }: AppView, query: string): TargetList {
  const matches = filterBy(query);
  const all = servers.map((server) => ({ server, groups: groupsOf(words, server, savedTargets) }));
  const isMatch = (row: TargetRow, ...context: readonly string[]): boolean =>
    matches([row.name, row.detail, row.badge?.words ?? '', ...context]);
  const listed = all.map(({ server, groups }) => ({
    server,
    groups: groups
      .map((group) => ({
        ...group,
        rows: group.rows
          .filter((row) => isMatch(row, group.label, serverName(words, server)))
          .map(withoutFavoriteOptions),
      }))
      .filter(({ rows }) => rows.length > 0),
  }));
  const favorites = savedTargets.favorites.flatMap((favorite) => favoriteRow(words, favorite, all) ?? []);
  return {
    favorites: favorites.filter((row) => isMatch(row, words.targets.favorite)),
    // Without a query, servers without targets are listed too.
    servers: query.trim() === '' ? listed : listed.filter(({ groups }) => groups.length > 0),
  };
}

/**
 * Removes a favorite's last options from its row on the server, because its row among the favorites offers
 * them.
 */
function withoutFavoriteOptions(row: TargetRow): TargetRow {
  return row.isFavorite ? { ...row, lastOptions: undefined } : row;
}

/** The row of a favorite, even if its target does not exist now; undefined if its server was removed. */
function favoriteRow(
  words: Words,
  favorite: ServerTarget,
  all: readonly ServerGroup[],
): TargetRow | undefined {
  const found = all.find(({ server }) => server.id === favorite.server);
  if (found === undefined) return undefined;
  const { server, groups } = found;
  const key = targetKey(favorite);
  const row = groups.flatMap(({ rows }) => rows).find((other) => other.key === key);
  const isUnknown = server.targets === null;
  const missing: TargetRow = {
    key,
    serverTarget: favorite,
    name: targetName(words, favorite.target, server),
    detail: '',
    badge: isUnknown
      ? { words: words.link.states[server.link.word], tone: 'waiting' }
      : { words: words.targets.notThere, tone: 'idle' },
    canOpen: isUnknown,
    isFavorite: true,
    lastOptions: undefined,
    isPart: false,
  };
  const { detail, ...rest } = row ?? missing;
  const where = rest.name.endsWith(server.name) ? '' : serverName(words, server);
  return { ...rest, isPart: false, detail: [detail, where].filter((part) => part !== '').join(' · ') };
}

function groupsOf(words: Words, server: ServerView, savedTargets: SavedTargets): TargetGroup[] {
  const favorites = new Set(savedTargets.favorites.map(targetKey));
  const machines = server.targets ?? ASSUMED_TARGETS;
  const { shells, services } = words.targets;
  const servicesWithTasks = serviceRows(machines).flatMap((row) =>
    serviceWithTasks(words, row, server, machines),
  );
  const groups = [
    { title: '', label: shells, rows: machines.flatMap((machine) => shellOn(words, machine, server)) },
    { title: services, label: services, rows: servicesWithTasks },
    ...machines.flatMap((machine) => containerGroups(words, machine, server)),
  ];
  return groups.map(({ title, label, rows }, index) => ({
    key: `${index} ${label}`,
    title,
    label,
    rows: rows.map((row) => ({
      ...row,
      key: targetKey(row.serverTarget),
      isFavorite: favorites.has(targetKey(row.serverTarget)),
      lastOptions: optionsAt(savedTargets, row.serverTarget),
      isPart: row.isPart === true,
    })),
  }));
}

type BareGroup = { readonly title: string; readonly label: string; readonly rows: readonly BareRow[] };

/** The row of a service, and a row for each task of a Swarm service. */
function serviceWithTasks(
  { targets }: Words,
  { target, name, running }: ServiceRow,
  server: ServerView,
  machines: readonly HostTargets[],
): BareRow[] {
  const service: BareRow = {
    serverTarget: { server: server.id, target },
    name,
    detail: target.kind === 'service' ? targets.swarmService : targets.composeService,
    badge: { words: targets.running(running), tone: running > 0 ? 'good' : 'idle' },
    canOpen: running > 0,
  };
  if (target.kind !== 'service') return [service];
  const tasks = machines.flatMap((machine) => taskRows(targets, target.service, server, machine));
  return [service, ...tasks.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))];
}

/**
 * Rows for a service's running tasks on one machine. Containers that past updates left behind are not
 * running.
 */
function taskRows(
  words: Words['targets'],
  service: string,
  { id }: ServerView,
  { containers, node, host }: HostTargets,
): BareRow[] {
  const machine = node ?? host;
  return containers.flatMap(({ swarm, state }): BareRow[] => {
    if (swarm === undefined || swarm.service !== service || state !== 'running') return [];
    const { task, nodeId } = swarm;
    // A global service runs once per node, so the node identifies its task.
    const isGlobal = task === nodeId;
    const row = {
      serverTarget: { server: id, target: { kind: 'service', service, task } },
      name: isGlobal ? words.taskOn(machine ?? nodeId) : words.task(task),
      detail: isGlobal || machine === undefined ? service : words.on(service, machine),
      badge: stateBadge(words, state),
      canOpen: true,
      isPart: true,
    } as const;
    return [row];
  });
}

/** The row for a shell on the machine itself. */
function shellOn(words: Words, { host, node, local }: HostTargets, server: ServerView): BareRow[] {
  if (!local) return [];
  const target: Target = { kind: 'local' };
  const name = targetName(words, target, server, node ?? host);
  return [{ serverTarget: targetOn(server, host, target), name, detail: '', badge: null, canOpen: true }];
}

/** A machine's containers by project. Swarm containers are left out, because they are tasks of services. */
function containerGroups(
  { targets: words }: Words,
  { host, node: nodeName, containers }: HostTargets,
  server: ServerView,
): BareGroup[] {
  const node = nodeName ?? host;
  const groups = groupContainers(containers.filter(({ swarm }) => swarm === undefined));
  return groups.map(({ project, containers: members }) => ({
    title: groups.length > 1 || project !== null || node !== undefined ? titleOf(words, project, node) : '',
    label: labelOf(words, project, node),
    rows: members.map(({ name, image, state }) => ({
      serverTarget: targetOn(server, host, { kind: 'container', container: name }),
      name,
      detail: image,
      badge: stateBadge(words, state),
      canOpen: state === 'running',
    })),
  }));
}

function targetOn({ id }: ServerView, host: string | undefined, target: Target): ServerTarget {
  return { server: id, target, ...(host === undefined ? {} : { host }) };
}

/** The heading of a group of containers: its project and its machine. */
function titleOf(words: Words['targets'], project: string | null, node: string | undefined): string {
  if (project !== null && node !== undefined) return words.on(project, node);
  return project ?? node ?? words.otherContainers;
}

function labelOf(words: Words['targets'], project: string | null, node: string | undefined): string {
  if (project === null) return node === undefined ? words.containers : words.containersOn(node);
  return node === undefined ? words.project(project) : words.projectOn(project, node);
}

/** @param node is the machine behind the server; given only if there are several machines. */
export function targetName({ targets }: Words, target: Target, server: ServerView, node?: string): string {
  switch (target.kind) {
    case 'local':
      return server.kind === 'embedded' ? targets.shellHere : targets.shellOn(node ?? server.name);
    case 'container':
      return target.container;
    case 'service':
      return target.task === undefined ? target.service : targets.serviceTask(target.service, target.task);
    case 'compose':
      return `${target.project} / ${target.service}`;
  }
}

const TONES: Readonly<Record<string, StateBadge['tone']>> = {
  running: 'good',
  restarting: 'waiting',
  paused: 'waiting',
  created: 'idle',
  exited: 'idle',
};

/**
 * The badge for a container's state. A state that the app does not know is shown as the engine reports it.
 */
function stateBadge({ states }: Words['targets'], state: string): StateBadge {
  const known: Readonly<Record<string, string>> = states;
  return {
    words: (Object.hasOwn(known, state) ? known[state] : undefined) ?? state,
    tone: TONES[state] ?? 'bad',
  };
}
