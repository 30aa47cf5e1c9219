/** Entry point of the page: connects the state to the main process and renders the app. */

import { effect } from '@preact/signals';
import { render } from 'preact';
import '@xterm/xterm/css/xterm.css';
import './styles/theme.css';
import './styles/base.css';
import type { CommandId } from '../shared/commands/commands.ts';
import { SEE_THROUGH } from '../shared/settings/seeThrough.ts';
import { takeView } from './state/actions/arrange.ts';
import { createAppState } from './state/appState.ts';
import { createBindings } from './state/shortcuts/bindings.ts';
import { createCommands } from './state/actions/commands.ts';
import { firstKeysText } from './state/shortcuts/keysText.ts';
import { menuCommands } from './state/actions/menuCommands.ts';
import { shownKey } from './state/palette/palette.ts';
import { noteChoice } from './state/actions/recentChoices.ts';
import { listenToShortcuts } from './state/actions/shortcutKeys.ts';
import { listenToForeignTabs } from './state/actions/foreignTabs.ts';
import { isTextField } from './state/actions/textFields.ts';
import { SearchResponder } from './terminal/find/searchAll.ts';
import { Terminals } from './terminal/terminals.ts';
import { App } from './ui/App.tsx';
import { AppProvider } from './ui/kit/appContext.ts';
import { createAppearance, createPalette } from './ui/kit/theme.ts';

/** Interval at which displayed durations are updated, ms; they are in seconds. */
const TICK_MS = 1_000;

const api = window.holdfast;
const [firstView, recent, isAssistive] = await Promise.all([
  api.call('view'),
  api.call('recentChoices'),
  api.call('assistive'),
]);
const state = createAppState(firstView, Date.now());
state.recent.value = recent;
state.isAssistive.value = isAssistive;
state.isSeeThrough.value = window.location.search === SEE_THROUGH;
document.documentElement.toggleAttribute('data-see-through', state.isSeeThrough.value);
const terminals = new Terminals(window, api, state);
const appearance = createAppearance(state, window.matchMedia('(prefers-color-scheme: dark)'));
const palette = createPalette(state, appearance);
const mac = api.platform === 'mac';
const bindings = createBindings(state, mac);
const keysOf = (command: CommandId): string => firstKeysText(bindings.value, command, mac);
const run = createCommands({ api, state, terminalOf: (pane) => terminals.get(pane) });

effect(() => terminals.relabel(state.words.value));
effect(() => {
  const { activePane } = state.view.value;
  if (activePane !== null) noteChoice(api, state, shownKey(activePane));
});
api.on('assistive', (now) => (state.isAssistive.value = now));
api.on('view', (view) => takeView(state, view));
api.on(
  'command',
  menuCommands(api, state, () => isTextField(document.activeElement), run),
);
listenToShortcuts(window, bindings, state, run);
listenToForeignTabs(window, state);
const searchResponder = new SearchResponder(terminals);
api.on('search', (search) => {
  void searchResponder.search(search).then((found) => api.call('reportMatches', search.request, found));
});
api.on('match', ({ pane, index }) => searchResponder.goTo(pane, index));
const reportNetwork = (): void => void api.call('networkChanged', navigator.onLine);
for (const kind of ['online', 'offline'] as const) window.addEventListener(kind, reportNetwork);
reportNetwork();
setInterval(() => {
  state.now.value = Date.now();
}, TICK_MS);

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no element with id "app"');
render(
  <AppProvider value={{ api, state, terminals, appearance, palette, run, keysOf }}>
    <App />
  </AppProvider>,
  root,
);
