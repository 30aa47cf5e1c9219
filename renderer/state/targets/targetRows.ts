/** What the picker of targets lists, in order, and which of it fits what is typed. Pure. */

import {
  optionsAt,
  targetKey,
  type EnteredOptions,
  type SavedTargets,
  type ServerTarget,
} from '../../../shared/view/savedTargets.ts';
import type { AppView, ServerView } from '../../../shared/view/view.ts';
import type { HostTargets } from '../../../client/link/linkTargets.ts';
import type { Container } from '../../../protocol/messages/targets.ts';
import type { Target } from '../../../protocol/messages/common.ts';
import type { Words } from '../../../shared/words/english.ts';
import { filterBy } from '../filterWords.ts';
import { serverName } from '../servers/serverName.ts';
import { serviceRows, type ServiceRow } from './serviceGroups.ts';
import { groupContainers } from './targetGroups.ts';

/** A state in a word, and how it looks. */
export type StateBadge = { readonly words: string; readonly tone: 'good' | 'waiting' | 'bad' | 'idle' };

export type TargetRow = {
  readonly key: string;
  readonly serverTarget: ServerTarget;
  readonly name: string;
  readonly detail: string;
  readonly badge: StateBadge | null;
  readonly canOpen: boolean;
  readonly isFavorite: boolean;
  /** Of the last shell there, where it had any. */
  readonly lastOptions: EnteredOptions | undefined;
  /** A part of the row above it. */
  readonly isPart: boolean;
};

export type TargetGroup = {
  readonly key: string;
  /** Shown above it; empty for none. */
  readonly title: string;
  readonly label: string;
  readonly rows: readonly TargetRow[];
};

export type ServerGroup = { readonly server: ServerView; readonly groups: readonly TargetGroup[] };

export type TargetList = {
  readonly favorites: readonly TargetRow[];
  readonly servers: readonly ServerGroup[];
};

/** What a row is before it is known what the user keeps of it. */
type Listed = Omit<TargetRow, 'key' | 'isFavorite' | 'lastOptions' | 'isPart'> & { readonly isPart?: true };

/** Of a server that has not said yet what it offers: a shell, which most do. */
const UNKNOWN: readonly HostTargets[] = [{ local: true, engine: { state: 'none' }, containers: [] }];

/** Favorites, then all servers with what they offer; of that what has every word of `query`. */
export function targetList(words: Words, { servers, savedTargets }: AppView, query: string): TargetList {
  const hasWords = filterBy(query);
  const all = servers.map((server) => ({ server, groups: groupsOf(words, server, savedTargets) }));
  const fits = (row: TargetRow, ...around: readonly string[]): boolean =>
    hasWords([row.name, row.detail, row.badge?.words ?? '', ...around]);
  const listed = all.map(({ server, groups }) => ({
    server,
    groups: groups
      .map((group) => ({
        ...group,
        rows: group.rows.filter((row) => fits(row, group.label, serverName(words, server))).map(onItsServer),
      }))
      .filter(({ rows }) => rows.length > 0),
  }));
  const favorites = savedTargets.favorites.flatMap((one) => favoriteRow(words, one, all) ?? []);
  return {
    favorites: favorites.filter((row) => fits(row, words.targets.favorite)),
    // Who looks for nothing sees also that a server offers nothing.
    servers: query.trim() === '' ? listed : listed.filter(({ groups }) => groups.length > 0),
  };
}

/** The last options of a favorite are offered with it, among the favorites. */
function onItsServer(row: TargetRow): TargetRow {
  return row.isFavorite ? { ...row, lastOptions: undefined } : row;
}

/** A favorite that is not offered now is listed all the same; not that of a server that was removed. */
function favoriteRow(words: Words, one: ServerTarget, all: readonly ServerGroup[]): TargetRow | undefined {
  const found = all.find(({ server }) => server.id === one.server);
  if (found === undefined) return undefined;
  const { server, groups } = found;
  const key = targetKey(one);
  const row = groups.flatMap(({ rows }) => rows).find((other) => other.key === key);
  const isUnknown = server.targets === null;
  const missing: TargetRow = {
    key,
    serverTarget: one,
    name: targetName(words, one.target, server),
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
  const machines = server.targets ?? UNKNOWN;
  const { shells, services } = words.targets;
  const serviceRowsThere = serviceRows(machines).flatMap((row) =>
    serviceWithTasks(words, row, server, machines),
  );
  const groups = [
    { title: '', label: shells, rows: machines.flatMap((machine) => shellOn(words, machine, server)) },
    { title: services, label: services, rows: serviceRowsThere },
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

type ListedGroup = { readonly title: string; readonly label: string; readonly rows: readonly Listed[] };

/** A service, any of whose containers will do, and each task of a Swarm service. */
function serviceWithTasks(
  { targets }: Words,
  { target, name, running }: ServiceRow,
  server: ServerView,
  machines: readonly HostTargets[],
): Listed[] {
  const service: Listed = {
    serverTarget: { server: server.id, target },
    name,
    detail: target.kind === 'service' ? targets.swarmService : targets.composeService,
    badge: { words: targets.running(running), tone: running > 0 ? 'good' : 'idle' },
    canOpen: running > 0,
  };
  if (target.kind !== 'service') return [service];
  const tasks = machines.flatMap(({ containers, node, host }) =>
    containers.flatMap((container) => taskOf(targets, container, target.service, server, node ?? host ?? '')),
  );
  return [service, ...tasks.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))];
}

function taskOf(
  words: Words['targets'],
  { swarm, state }: Container,
  service: string,
  { id }: ServerView,
  node: string,
): Listed[] {
  // What an update left behind is no task that could be opened.
  if (swarm === undefined || swarm.service !== service || state !== 'running') return [];
  const { task, nodeId } = swarm;
  const name = task === nodeId ? words.taskOn(node === '' ? nodeId : node) : words.task(task);
  return [
    {
      serverTarget: { server: id, target: { kind: 'service', service, task } },
      name,
      detail: task === nodeId || node === '' ? service : words.on(service, node),
      badge: stateBadge(words, state),
      canOpen: true,
      isPart: true,
    },
  ];
}

/** A shell on the machine itself. */
function shellOn(words: Words, { host, node, local }: HostTargets, server: ServerView): Listed[] {
  if (!local) return [];
  const target: Target = { kind: 'local' };
  const name = targetName(words, target, server, node ?? host);
  return [{ serverTarget: targetOn(server, host, target), name, detail: '', badge: null, canOpen: true }];
}

/** A machine's containers by project; those of Swarm are its services' tasks. */
function containerGroups(
  { targets: words }: Words,
  { host, node: named, containers }: HostTargets,
  server: ServerView,
): ListedGroup[] {
  const node = named ?? host;
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

/** Of the containers of a project, of a machine, of a project on a machine, or of none of these beside others. */
function titleOf(words: Words['targets'], project: string | null, node: string | undefined): string {
  if (project !== null && node !== undefined) return words.on(project, node);
  return project ?? node ?? words.otherContainers;
}

function labelOf(words: Words['targets'], project: string | null, node: string | undefined): string {
  if (project === null) return node === undefined ? words.containers : words.containersOn(node);
  return node === undefined ? words.project(project) : words.projectOn(project, node);
}

/** @param node is the machine behind the server, where there are several. */
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

/** The engine's word where it is one of those that we know; others are shown as they are. */
export function stateBadge({ states }: Words['targets'], state: string): StateBadge {
  const known: Readonly<Record<string, string>> = states;
  return {
    words: (Object.hasOwn(known, state) ? known[state] : undefined) ?? state,
    tone: TONES[state] ?? 'bad',
  };
}
