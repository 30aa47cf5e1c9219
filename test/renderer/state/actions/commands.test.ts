// The commands of menus and keys, against a double of the main process that records its calls.
import { describe, expect, test } from 'vitest';
import type { CommandId } from '../../../../shared/commands/commands.ts';
import type { HoldfastApi } from '../../../../preload/contract.ts';
import type { AppView } from '../../../../shared/view/view.ts';
import { createAppState } from '../../../../renderer/state/appState.ts';
import { createCommands } from '../../../../renderer/state/actions/commands.ts';
import type { OpenDialog } from '../../../../renderer/state/appState.ts';
import { appView, NOON, serverView, paneView } from '../../views.ts';

const three = appView({
  panes: ['a', 'b', 'c'].map((id) => paneView({ id })),
  activePane: 'b',
  servers: [serverView(), serverView({ id: 'prod', kind: 'remote' })],
});

function stage(view: AppView) {
  const calls: unknown[][] = [];
  const api: HoldfastApi = {
    platform: 'linux',
    call: (...args: unknown[]) => {
      calls.push(args);
      return new Promise(() => undefined);
    },
    on: () => () => undefined,
  };
  const state = createAppState(view, NOON);
  const terminalOf = (pane: string) => ({
    copy: () => void calls.push(['copy in', pane]),
    copyColored: () => void calls.push(['copy colored in', pane]),
    paste: async () => void calls.push(['paste in', pane]),
    selectAll: () => void calls.push(['select all in', pane]),
    findAgain: (step: number) => void calls.push(['find again in', pane, step]),
    stepCommand: (step: number) => void calls.push(['step command in', pane, step]),
    selectOutput: () => void calls.push(['select output in', pane]),
    copyOutput: () => void calls.push(['copy output in', pane]),
    insertAgain: () => void calls.push(['insert again in', pane]),
  });
  const run = createCommands({ api, state, terminalOf });
  return { calls, state, run };
}

test.each([
  ['new-tab', ['newTab', null]],
  ['close-tab', ['closeTab', 'b']],
  ['split-right', ['splitPane', 'b', 'right']],
  ['split-down', ['splitPane', 'b', 'down']],
  ['close-pane', ['closePane', 'b']],
  ['next-tab', ['activatePane', 'c']],
  ['previous-tab', ['activatePane', 'a']],
  ['tab-1', ['activatePane', 'a']],
  ['last-tab', ['activatePane', 'c']],
  ['move-tab-left', ['moveTab', 'b', 0]],
  ['move-tab-right', ['moveTab', 'b', 2]],
  ['discard-input', ['discardPendingInput', 'b']],
  ['reconnect', ['reconnectNow', 'embedded']],
  ['introduction', ['showIntroduction', true]],
  ['larger-text', ['changeSettings', { fontSize: 14 }]],
  ['smaller-text', ['changeSettings', { fontSize: 12 }]],
  ['default-text', ['changeSettings', { fontSize: 13 }]],
  ['copy', ['copy in', 'b']],
  ['copy-colored', ['copy colored in', 'b']],
  ['paste', ['paste in', 'b']],
  ['select-all', ['select all in', 'b']],
  ['find-next', ['find again in', 'b', 1]],
  ['find-previous', ['find again in', 'b', -1]],
  ['previous-command', ['step command in', 'b', -1]],
  ['next-command', ['step command in', 'b', 1]],
  ['select-output', ['select output in', 'b']],
  ['copy-output', ['copy output in', 'b']],
  ['insert-again', ['insert again in', 'b']],
  ['reset-terminal', ['resetTerminal', 'b']],
  ['new-window', ['newWindow']],
  ['next-window', ['nextWindow']],
  ['move-tab-to-new-window', ['moveTabToNewWindow', 'b', null]],
  ['move-tab-to-next-window', ['moveTabToNextWindow', 'b']],
] as const)('%s calls %j', (action, call) => {
  const { calls, run } = stage(three);
  run(action);
  expect(calls).toEqual([call]);
});

test('commands for the page alone change its state without a call to the main process', () => {
  const { calls, state, run } = stage(three);
  for (const action of ['new-tab-menu', 'find', 'rename-tab', 'hints'] as const) run(action);
  const { isNewTabMenuOpen, findingIn, renamingPane, hintsIn } = state;
  expect([isNewTabMenuOpen, findingIn, renamingPane, hintsIn].map(({ value }) => value)).toEqual([
    true,
    'b',
    'b',
    { pane: 'b' },
  ]);
  const dialogs = (['add-server', 'manage-servers', 'settings', 'shortcuts'] as const).map((action) => {
    run(action);
    return state.dialog.value?.kind;
  });
  expect(dialogs).toEqual(['add-server', 'servers', 'settings', 'settings']);
  expect(state.dialog.value).toEqual({ kind: 'settings', query: 'Shortcuts' });
  expect(calls).toEqual([]);
});

test('earlier output of the shown pane is loaded when there is any', () => {
  const { calls, run } = stage({ ...three, panes: [paneView({ id: 'b', earlierBytes: 9 })] });
  run('load-earlier');
  stage(three).run('load-earlier');
  expect(calls).toEqual([['loadPast', 'b']]);
});

test('detached sessions and saving the output open dialogs, the latter only with a session', () => {
  const opened = (action: CommandId, session: string | null): OpenDialog | null => {
    const { state, run } = stage({ ...three, panes: [paneView({ id: 'b', session })] });
    run(action);
    return state.dialog.value;
  };
  expect(opened('detached-sessions', null)).toEqual({ kind: 'detached' });
  expect(opened('save-output', 'host.1')).toEqual({ kind: 'save-output', pane: 'b' });
  expect(opened('save-output', null)).toBeNull();
});

test('a tab is shown at once, before the main process answers', () => {
  const { state, run } = stage(three);
  run('next-tab');
  expect(state.activePane.value?.id).toBe('c');
});

describe('at the first and the last tab', () => {
  test('next and previous tab wrap around', () => {
    const last = stage({ ...three, activePane: 'c' });
    last.run('next-tab');
    const first = stage({ ...three, activePane: 'a' });
    first.run('previous-tab');
    expect([last.calls, first.calls]).toEqual([[['activatePane', 'a']], [['activatePane', 'c']]]);
  });

  test('the last tab does not move further right, and the number of a missing tab does nothing', () => {
    const { calls, run } = stage({ ...three, activePane: 'c' });
    run('move-tab-right');
    run('tab-8');
    expect(calls).toEqual([]);
  });

  test('commands for a tab do nothing without a tab', () => {
    const { calls, run } = stage(appView());
    const forTabs: CommandId[] = [
      'close-tab',
      'next-tab',
      'move-tab-left',
      'last-tab',
      'copy',
      'paste',
      'find-next',
      'discard-input',
      'load-earlier',
      'save-output',
    ];
    for (const action of forTabs) run(action);
    expect(calls).toEqual([]);
  });

  test('the text size stays between its minimum and maximum', () => {
    const sized = (fontSize: number) => stage({ ...three, settings: { ...three.settings, fontSize } });
    const [small, large] = [sized(6), sized(72)];
    small.run('smaller-text');
    large.run('larger-text');
    expect([small.calls, large.calls]).toEqual([
      [['changeSettings', { fontSize: 6 }]],
      [['changeSettings', { fontSize: 72 }]],
    ]);
  });
});

describe('the server of the status line', () => {
  test('the server in the status line is the server of the visible pane', () => {
    const { state } = stage({ ...three, panes: [paneView({ id: 'b', server: 'prod' })] });
    expect(state.activeServer.value?.id).toBe('prod');
  });

  test('without a tab, the server in the status line is the one of this computer', () => {
    expect(stage(appView()).state.activeServer.value?.id).toBe('embedded');
  });
});
