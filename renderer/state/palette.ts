/** What the command palette and the quick switch offer, in the order of those that were never chosen. Pure. */

import { COMMANDS, type CommandId } from '../../preload/commands.ts';
import type { CallArguments } from '../../preload/contract.ts';
import type { SettingsChange } from '../../preload/settings.ts';
import type { Words } from '../../preload/words/english.ts';
import type { AppView, HostTargets, ServerView } from '../../preload/view.ts';
import type { Target } from '../../protocol/messages/common.ts';
import { detachedRows, type Listings } from './detached.ts';
import { settingSections } from './settingRows.ts';
import { serviceRows } from './serviceGroups.ts';

type Place = NonNullable<CallArguments<'newTab'>[0]>;

/** What is done with a row that is chosen. */
export type Choice =
  | { readonly kind: 'action'; readonly action: CommandId }
  | { readonly kind: 'tab'; readonly id: string }
  | { readonly kind: 'window'; readonly id: string }
  | { readonly kind: 'detached'; readonly server: string; readonly session: string }
  | { readonly kind: 'target'; readonly place: Place }
  | { readonly kind: 'server'; readonly server: ServerView }
  | { readonly kind: 'setting'; readonly change: SettingsChange };

export type PaletteRow = {
  /** The same for the same thing at the next start, too. */
  readonly key: string;
  readonly label: string;
  /** What sort of thing it is, and where; empty for actions. */
  readonly detail: string;
  readonly keys: string;
  readonly choice: Choice;
};

/** The key under which it is remembered that a tab was looked at. */
export const shownKey = (tab: string): string => `shown ${tab}`;

/** A command's keys as they are printed. */
type KeysText = (command: CommandId) => string;

/** Everything the palette offers. */
export function paletteRows(words: Words, view: AppView, keysText: KeysText): PaletteRow[] {
  return [
    ...actionRows(words, view, keysText),
    ...tabRows(view, (id) => `tab ${id}`),
    ...windowRows(view),
    ...view.servers.flatMap(targetRows),
    ...view.servers.filter(({ kind }) => kind === 'remote').map(serverRow),
    ...settingRows(words, view),
  ];
}

/** All other sessions: those of tabs, then the detached ones. */
export function switchRows(view: AppView, listings: Listings): PaletteRow[] {
  const open = tabRows(view, shownKey).filter(({ key }) => key !== shownKey(view.activeTab ?? ''));
  const detached = detachedRows(view.servers, listings, '').map(({ session, server }): PaletteRow => {
    const choice = { kind: 'detached', server: server.id, session: session.session } as const;
    const state = session.ended === null ? 'detached' : 'detached, ended';
    const detail = words(session.targetName, server.name, state);
    return { key: `detached ${session.session}`, label: session.title, detail, keys: '', choice };
  });
  return [...open, ...detached];
}

function actionRows({ commands }: Words, { groups, elsewhere }: AppView, keysText: KeysText): PaletteRow[] {
  const isThere = (id: CommandId): boolean => {
    if (id === 'next-window' || id === 'move-tab-on') return elsewhere.length > 0;
    if (id === 'move-tab-out') return groups.length > 1;
    const place = /^tab-(\d)$/.exec(id)?.[1];
    return id !== 'palette' && (place === undefined || Number(place) <= groups.length);
  };
  return COMMANDS.filter(({ id }) => isThere(id)).map(({ id }) => ({
    key: `action ${id}`,
    label: commands.labels[id],
    detail: '',
    keys: keysText(id),
    choice: { kind: 'action', action: id },
  }));
}

function tabRows({ tabs, elsewhere, servers }: AppView, keyOf: (id: string) => string): PaletteRow[] {
  return [...tabs, ...elsewhere.flatMap(({ panes }) => panes)].map(
    ({ id, title, targetName, server, state }) => ({
      key: keyOf(id),
      label: title,
      detail: words(
        targetName === title ? '' : targetName,
        servers.find((one) => one.id === server)?.name ?? '',
        state.kind === 'running' ? 'session' : `session, ${state.kind}`,
      ),
      keys: '',
      choice: { kind: 'tab', id },
    }),
  );
}

/** Where the active tab can be moved to. */
function windowRows({ activeTab, elsewhere }: AppView): PaletteRow[] {
  if (activeTab === null) return [];
  return elsewhere.map(({ id, title, panes }) => ({
    key: `window ${id}`,
    label: `Move tab to window “${title}”`,
    detail: words('window', panes.length === 1 ? '1 pane' : `${panes.length} panes`),
    keys: '',
    choice: { kind: 'window', id },
  }));
}

function targetRows(server: ServerView): PaletteRow[] {
  const row = (target: Target, label: string, detail: string, host?: string): PaletteRow => ({
    key: `target ${JSON.stringify([server.id, host ?? '', target])}`,
    label: `New tab on ${label}`,
    detail,
    keys: '',
    choice: {
      kind: 'target',
      place: { server: server.id, target, options: {}, ...(host === undefined ? {} : { host }) },
    },
  });
  const machines = server.targets ?? [];
  const services = serviceRows(machines).filter(({ running }) => running > 0);
  return [
    ...services.map(({ target, name }) => row(target, name, words('service', server.name))),
    ...machines.flatMap((machine) => machineRows(machine, server, row)),
  ];
}

type MakeRow = (target: Target, label: string, detail: string, host?: string) => PaletteRow;

function machineRows(
  { host, node, local, containers }: HostTargets,
  server: ServerView,
  row: MakeRow,
): PaletteRow[] {
  const machine = server.kind === 'embedded' ? 'this computer' : (node ?? host ?? server.name);
  const running = containers.filter(({ state }) => state === 'running');
  return [
    ...(local ? [row({ kind: 'local' }, machine, words('shell', server.name), host)] : []),
    ...running.map(({ name, image }) =>
      row({ kind: 'container', container: name }, name, words(image, 'container', server.name), host),
    ),
  ];
}

const serverRow = (server: ServerView): PaletteRow => ({
  key: `server ${server.id}`,
  label: `Edit ${server.name}`,
  detail: words('server', server.link.word),
  keys: '',
  choice: { kind: 'server', server },
});

/** Those of few values: each of the others is one choice away. */
function settingRows(words: Words, { settings }: AppView): PaletteRow[] {
  const row = (label: string, change: SettingsChange): PaletteRow => ({
    key: `setting ${JSON.stringify(Object.keys(change))} ${label}`,
    label,
    detail: 'Setting',
    keys: '',
    choice: { kind: 'setting', change },
  });
  return settingSections(words, '').flatMap(({ rows }) =>
    rows.flatMap((setting) => {
      switch (setting.kind) {
        case 'switch': {
          const on = !settings[setting.name];
          return [row(`${setting.label}: ${on ? 'on' : 'off'}`, { [setting.name]: on })];
        }
        case 'choice':
          return setting.options
            .filter(([value]) => value !== settings[setting.name])
            .map(([value, label]) => row(`${setting.label}: ${label}`, { [setting.name]: value }));
        default:
          return [];
      }
    }),
  );
}

/** Each part once. */
const words = (...parts: readonly string[]): string =>
  [...new Set(parts)].filter((part) => part !== '').join(' · ');
