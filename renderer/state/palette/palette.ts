/** Rows of the command palette and of the session switcher, in their order for new users. */

import { COMMANDS, type CommandId } from '../../../shared/commands/commands.ts';
import type { SettingsChange } from '../../../shared/settings/settings.ts';
import type { Words } from '../../../shared/words/english.ts';
import { targetKey, type ServerTarget } from '../../../shared/view/savedTargets.ts';
import type { AppView, ServerView } from '../../../shared/view/view.ts';
import type { HostTargets } from '../../../client/link/linkTargets.ts';
import type { Target } from '../../../protocol/messages/common.ts';
import { detachedRows, type Listings } from '../sessions/detached.ts';
import { settingSections } from '../settings/settingRows.ts';
import { serverName } from '../servers/serverName.ts';
import { serviceRows } from '../targets/serviceGroups.ts';

/** The action of a row. */
export type Choice =
  | { readonly kind: 'action'; readonly action: CommandId }
  | { readonly kind: 'tab'; readonly id: string }
  | { readonly kind: 'window'; readonly id: string }
  | { readonly kind: 'detached'; readonly server: string; readonly session: string }
  | { readonly kind: 'target'; readonly serverTarget: ServerTarget }
  | { readonly kind: 'server'; readonly server: ServerView }
  | { readonly kind: 'setting'; readonly change: SettingsChange };

export type PaletteRow = {
  /** Identifies the row among recent choices, also after a restart. */
  readonly key: string;
  readonly label: string;
  /** Kind and location of the item; empty for actions. */
  readonly detail: string;
  readonly keys: string;
  readonly choice: Choice;
};

/** Key that identifies a visited pane among recent choices. */
export const shownKey = (pane: string): string => `shown ${pane}`;

/** Returns a command's keys as displayed. */
type KeysText = (command: CommandId) => string;

/** All rows of the command palette. */
export function paletteRows(words: Words, view: AppView, keysText: KeysText): PaletteRow[] {
  return [
    ...actionRows(words, view, keysText),
    ...paneRows(words, view, (id) => `tab ${id}`),
    ...windowRows(words, view),
    ...view.servers.flatMap((server) => targetRows(words, server)),
    ...view.servers.filter(({ kind }) => kind === 'remote').map((server) => serverRow(words, server)),
    ...settingRows(words, view),
  ];
}

/** Rows of the session switcher: the sessions of all other panes, then the detached sessions. */
export function switchRows(words: Words, view: AppView, listings: Listings): PaletteRow[] {
  const open = paneRows(words, view, shownKey).filter(({ key }) => key !== shownKey(view.activePane ?? ''));
  const detached = detachedRows(view.servers, listings, '').map(({ session, server }): PaletteRow => {
    const choice = { kind: 'detached', server: server.id, session: session.session } as const;
    const state = session.ended === null ? words.palette.detached : words.palette.detachedEnded;
    const detail = joined(session.targetName, serverName(words, server), state);
    return { key: `detached ${session.session}`, label: session.title, detail, keys: '', choice };
  });
  return [...open, ...detached];
}

function actionRows({ commands }: Words, { tabs, elsewhere }: AppView, keysText: KeysText): PaletteRow[] {
  const isAvailable = (id: CommandId): boolean => {
    if (id === 'next-window' || id === 'move-tab-to-next-window') return elsewhere.length > 0;
    if (id === 'move-tab-to-new-window') return tabs.length > 1;
    const number = /^tab-(\d)$/.exec(id)?.[1];
    return id !== 'palette' && (number === undefined || Number(number) <= tabs.length);
  };
  return COMMANDS.filter(({ id }) => isAvailable(id)).map(({ id }) => ({
    key: `action ${id}`,
    label: commands.labels[id],
    detail: '',
    keys: keysText(id),
    choice: { kind: 'action', action: id },
  }));
}

function paneRows(
  words: Words,
  { panes, elsewhere, servers }: AppView,
  keyOf: (id: string) => string,
): PaletteRow[] {
  const all = [...panes, ...elsewhere.flatMap((window) => window.panes)];
  return all.map(({ id, title, targetName, server: serverId, state }) => {
    const server = servers.find((candidate) => candidate.id === serverId);
    const where = server === undefined ? '' : serverName(words, server);
    return {
      key: keyOf(id),
      label: title,
      detail: joined(targetName === title ? '' : targetName, where, words.palette.states[state.kind]),
      keys: '',
      choice: { kind: 'tab', id },
    };
  });
}

/** Rows that move the active tab to another window. */
function windowRows({ palette }: Words, { activePane, elsewhere }: AppView): PaletteRow[] {
  if (activePane === null) return [];
  return elsewhere.map(({ id, title, panes }) => ({
    key: `window ${id}`,
    label: palette.toWindow(title),
    detail: joined(palette.window, palette.panes(panes.length)),
    keys: '',
    choice: { kind: 'window', id },
  }));
}

function targetRows(words: Words, server: ServerView): PaletteRow[] {
  const row = (target: Target, label: string, detail: string, host?: string): PaletteRow => {
    const serverTarget = { server: server.id, target, ...(host === undefined ? {} : { host }) };
    return {
      key: `target ${targetKey(serverTarget)}`,
      label: words.palette.newTabOn(label),
      detail,
      keys: '',
      choice: { kind: 'target', serverTarget },
    };
  };
  const machines = server.targets ?? [];
  const services = serviceRows(machines).filter(({ running }) => running > 0);
  return [
    ...services.map(({ target, name }) =>
      row(target, name, joined(words.palette.service, serverName(words, server))),
    ),
    ...machines.flatMap((machine) => machineRows(words, machine, server, row)),
  ];
}

type MakeRow = (target: Target, label: string, detail: string, host?: string) => PaletteRow;

function machineRows(
  words: Words,
  { host, node, local, containers }: HostTargets,
  server: ServerView,
  row: MakeRow,
): PaletteRow[] {
  const { shell, container: kind, thisComputer } = words.palette;
  const machine = server.kind === 'embedded' ? thisComputer : (node ?? host ?? server.name);
  const where = serverName(words, server);
  const running = containers.filter(({ state }) => state === 'running');
  return [
    ...(local ? [row({ kind: 'local' }, machine, joined(shell, where), host)] : []),
    ...running.map(({ name, image }) =>
      row({ kind: 'container', container: name }, name, joined(image, kind, where), host),
    ),
  ];
}

const serverRow = ({ palette, link }: Words, server: ServerView): PaletteRow => ({
  key: `server ${server.id}`,
  label: palette.editServer(server.name),
  detail: joined(palette.server, link.states[server.link.word]),
  keys: '',
  choice: { kind: 'server', server },
});

/** Rows for settings with few values: one row for each value that is not the current one. */
function settingRows(words: Words, { settings }: AppView): PaletteRow[] {
  const { palette } = words;
  const row = (label: string, change: SettingsChange): PaletteRow => ({
    key: `setting ${JSON.stringify(Object.keys(change))} ${label}`,
    label,
    detail: palette.setting,
    keys: '',
    choice: { kind: 'setting', change },
  });
  return settingSections(words, '').flatMap(({ rows }) =>
    rows.flatMap((setting) => {
      switch (setting.kind) {
        case 'switch': {
          const on = !settings[setting.name];
          return [
            row(palette.settingTo(setting.label, on ? palette.on : palette.off), { [setting.name]: on }),
          ];
        }
        case 'choice':
          return setting.options
            .filter(([value]) => value !== settings[setting.name])
            .map(([value, label]) => row(palette.settingTo(setting.label, label), { [setting.name]: value }));
        default:
          return [];
      }
    }),
  );
}

/** Joins the parts, without empty and repeated ones. */
const joined = (...parts: readonly string[]): string =>
  [...new Set(parts)].filter((part) => part !== '').join(' · ');
