/** What the page shows: the main process's view, and the few things only the page knows. */

import { computed, signal } from '@preact/signals';
import type { AppView, ServerView, TabView } from '../../preload/view.ts';
import type { PasteQuestion } from './paste.ts';

/** Which dialog is open; `server` is the one to edit. */
export type OpenDialog =
  | { readonly kind: 'add-server' }
  | { readonly kind: 'edit-server'; readonly server: ServerView }
  | { readonly kind: 'servers' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'shortcuts' };

const EMPTY: AppView = {
  servers: [],
  tabs: [],
  activeTab: null,
  settings: { scrollbackLines: 10_000, fontFamily: 'monospace', fontSize: 13, theme: 'system', saveScreens: true },
  notices: [],
};

const view = signal<AppView>(EMPTY);

const activeTab = computed<TabView | undefined>(() => view.value.tabs.find(({ id }) => id === view.value.activeTab));

/** The server of the shown tab; with no tab, this computer's. */
const activeServer = computed<ServerView | undefined>(() => {
  const { servers } = view.value;
  return servers.find(({ id }) => id === activeTab.value?.server) ?? servers[0];
});

/** One object for the page, which has one window. */
export const appState = {
  view,
  activeTab,
  activeServer,
  /** Wall time in ms, moved every second: what counts up or down on screen follows it. */
  now: signal(Date.now()),
  dialog: signal<OpenDialog | null>(null),
  isNewTabMenuOpen: signal(false),
  isFindOpen: signal(false),
  /** The tab whose title is being edited. */
  renamingTab: signal<string | null>(null),
  paste: signal<PasteQuestion | null>(null),
};
