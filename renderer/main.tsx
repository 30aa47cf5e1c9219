/** The page's start: connects the state to the main process and shows the app. */

import { render } from 'preact';
import '@xterm/xterm/css/xterm.css';
import './styles/theme.css';
import './styles/base.css';
import { api } from './api.ts';
import { appState } from './state/appState.ts';
import { runCommand } from './state/commands.ts';
import { listenToShortcuts } from './state/shortcutKeys.ts';
import { Terminals } from './terminal/terminals.ts';
import { App } from './ui/App.tsx';

const terminals = new Terminals();

appState.view.value = await api.call('view');
api.on('view', (view) => {
  appState.view.value = view;
});
api.on('command', (command) => runCommand(command, terminals));
listenToShortcuts(window, (command) => runCommand(command, terminals));

for (const kind of ['online', 'offline'] as const) {
  window.addEventListener(kind, () => void api.call('networkChanged', navigator.onLine));
}
setInterval(() => {
  appState.now.value = Date.now();
}, 1_000);

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no element with id "app"');
render(<App terminals={terminals} />, root);
