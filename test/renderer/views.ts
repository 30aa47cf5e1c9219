// Default views of the main process; a test overrides the fields that it is about.
import * as v from 'valibot';
import type { Tab } from '../../shared/layout/layout.ts';
import { NO_SAVED_TARGETS } from '../../shared/view/savedTargets.ts';
import { settings } from '../../shared/settings/settings.ts';
import type { AppView, ServerView, PaneView } from '../../shared/view/view.ts';
import type { LinkView } from '../../client/link/linkView.ts';

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

export const paneView = (change: Partial<PaneView> = {}): PaneView => ({
  id: 'a',
  server: 'embedded',
  session: null,
  title: 'sh',
  target: { kind: 'local' },
  targetName: 'This computer',
  state: { kind: 'running' },
  pendingInput: null,
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

/** A tab with a single pane. */
export const tabView = (pane: string): Tab => ({
  id: `tab-of-${pane}`,
  layout: { kind: 'pane', pane },
  activePane: pane,
  zoomed: false,
});

/** A tab of two panes side by side, of which the first is active. */
export const pairView = (left: string, right: string, change: Partial<Tab> = {}): Tab => ({
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
  panes: [],
  // By default each pane is in a tab of its own.
  tabs: (change.panes ?? []).map(({ id }) => tabView(id)),
  activePane: null,
  elsewhere: [],
  away: null,
  introduction: false,
  settings: v.parse(settings, {}),
  language: 'en',
  savedTargets: NO_SAVED_TARGETS,
  notices: [],
  ...change,
});
