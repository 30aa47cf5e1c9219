// Views as the main process would push them, for tests that change one thing.
import * as v from 'valibot';
import type { TabGroup } from '../../preload/layout.ts';
import { NO_PLACES } from '../../preload/places.ts';
import { settings } from '../../preload/settings.ts';
import type { AppView, LinkView, ServerView, TabView } from '../../preload/view.ts';

export const NOON = new Date(2026, 0, 5, 12, 0, 0).getTime();

export const linkView = (change: Partial<LinkView> = {}): LinkView => ({
  word: 'Connected',
  since: NOON,
  why: null,
  retryAt: null,
  rttMs: 12,
  ...change,
});

export const serverView = (change: Partial<ServerView> = {}): ServerView => ({
  id: 'embedded',
  name: 'This computer',
  url: 'ws://127.0.0.1:1',
  kind: 'embedded',
  token: 'none',
  link: linkView(),
  isCut: false,
  roundTrips: [],
  targets: null,
  ...change,
});

export const tabView = (change: Partial<TabView> = {}): TabView => ({
  id: 'a',
  server: 'embedded',
  session: null,
  title: 'sh',
  target: { kind: 'local' },
  targetName: 'This computer',
  state: { kind: 'running' },
  held: null,
  skipped: null,
  earlierBytes: 0,
  savedOnly: false,
  loading: null,
  saving: null,
  attention: null,
  asOf: NOON,
  foreignSize: null,
  unreachable: null,
  directory: null,
  durability: null,
  ...change,
});

/** A tab of that one pane. */
export const groupView = (pane: string): TabGroup => ({
  id: `tab-of-${pane}`,
  layout: { kind: 'pane', pane },
  activePane: pane,
  zoomed: false,
});

/** A tab of two panes side by side, of which the first is active. */
export const pairView = (left: string, right: string, change: Partial<TabGroup> = {}): TabGroup => ({
  id: `tab-of-${left}-and-${right}`,
  layout: {
    kind: 'split',
    direction: 'row',
    children: [left, right].map((pane) => ({ layout: { kind: 'pane', pane }, share: 0.5 })),
  },
  activePane: left,
  zoomed: false,
  ...change,
});

export const appView = (change: Partial<AppView> = {}): AppView => ({
  servers: [serverView()],
  tabs: [],
  // Each pane in a tab of its own, unless the test says otherwise.
  groups: (change.tabs ?? []).map(({ id }) => groupView(id)),
  activeTab: null,
  elsewhere: [],
  away: null,
  introduction: false,
  settings: v.parse(settings, {}),
  language: 'en',
  places: NO_PLACES,
  notices: [],
  ...change,
});
