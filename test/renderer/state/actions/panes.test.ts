// Commands for panes: the page changes at once, and follows the main process once that has answered.
import { expect, test } from 'vitest';
import { activated } from '../../../../shared/layout/arrangement.ts';
import type { CommandId } from '../../../../shared/commands/commands.ts';
import type { CallName, HoldfastApi } from '../../../../preload/contract.ts';
import type { Tab } from '../../../../shared/layout/layout.ts';
import type { AppView } from '../../../../shared/view/view.ts';
import { takeView } from '../../../../renderer/state/actions/arrange.ts';
import { activatePane } from '../../../../renderer/state/actions/activatePane.ts';
import { createAppState } from '../../../../renderer/state/appState.ts';
import { createCommands } from '../../../../renderer/state/actions/commands.ts';
import { column, part, row } from '../../../shared/layout/layouts.ts';
import { appView, tabView, NOON, paneView } from '../../views.ts';

const tab: Tab = {
  id: 'one',
  layout: row(part('a', 0.5), part(column(part('b', 0.5), part('c', 0.5)), 0.5)),
  activePane: 'b',
  zoomed: false,
};
const view = appView({
  panes: ['a', 'b', 'c', 'd'].map((id) => paneView({ id })),
  tabs: [tab, tabView('d')],
  activePane: 'b',
});

function stage(first: AppView) {
  const calls: unknown[][] = [];
  const answers: (() => void)[] = [];
  let main = first;
  const api: HoldfastApi = {
    platform: 'linux',
    call: (name: CallName, ...args: unknown[]) => {
      if (name === 'view') return Promise.resolve(main);
      calls.push([name, ...args]);
      return new Promise<void>((resolve) => answers.push(resolve));
    },
    on: () => () => undefined,
  };
  const state = createAppState(first, NOON);
  const run = createCommands({ api, state, terminalOf: () => undefined });
  const settle = async (then: AppView): Promise<void> => {
    main = then;
    for (const answer of answers.splice(0)) answer();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { api, calls, state, run, settle };
}

test.each([
  ['focus-pane-left', [['activatePane', 'a']], 'a'],
  ['focus-pane-down', [['activatePane', 'c']], 'c'],
  ['focus-pane-right', [], 'b'],
  ['focus-pane-up', [], 'b'],
  ['next-tab', [['activatePane', 'd']], 'd'],
  ['tab-2', [['activatePane', 'd']], 'd'],
] as const)('%s focuses the pane in that direction, if there is one', (action, calls, active) => {
  const { calls: called, state, run } = stage(view);
  run(action);
  expect(called).toEqual(calls);
  expect(state.activePane.value?.id).toBe(active);
});

test('panes move, zoom and get equal sizes at once', () => {
  const { calls, state, run } = stage(view);
  run('move-pane-left');
  expect(state.activeTab.value?.layout).toEqual(
    row(part('b', 0.5), part(column(part('a', 0.5), part('c', 0.5)), 0.5)),
  );
  run('zoom-pane');
  expect(state.activeTab.value?.zoomed).toBe(true);
  run('zoom-pane');
  run('equalize-panes');
  run('separate-pane');
  expect(calls).toEqual([
    ['movePane', 'b', 'left'],
    ['zoomPane', 'b', true],
    ['zoomPane', 'b', false],
    ['equalizePanes', 'b'],
    ['separatePane', 'b'],
  ]);
});

test('commands that need several panes do nothing for a single pane', () => {
  const { calls, state, run } = stage({ ...view, activePane: 'd' });
  const actions: CommandId[] = [
    'zoom-pane',
    'equalize-panes',
    'resize-panes',
    'separate-pane',
    'move-pane-up',
    'focus-pane-up',
  ];
  for (const action of actions) run(action);
  expect(calls).toEqual([]);
  expect(state.dividerFocusRequests.value).toBe(0);
  run('tab-1');
  run('resize-panes');
  expect(state.dividerFocusRequests.value).toBe(1);
});

test('commands for panes do nothing without a tab', () => {
  const { calls, run } = stage(appView());
  for (const action of ['split-right', 'close-pane', 'zoom-pane', 'focus-pane-left', 'find'] as const)
    run(action);
  expect(calls).toEqual([]);
});

test('an older view does not move the focus back while a change is unconfirmed; after that the main process decides', async () => {
  const { api, state, settle } = stage(view);
  activatePane(api, state, 'a');
  activatePane(api, state, 'c');
  takeView(state, { ...view, notices: [{ id: 'n', kind: 'info', text: 'news' }] });
  expect(state.activePane.value?.id).toBe('c');
  expect(state.view.value.notices).toHaveLength(1);
  await settle({ ...view, ...activated(view, 'a') });
  expect(state.activePane.value?.id).toBe('a');
  takeView(state, view);
  expect(state.activePane.value?.id).toBe('b');
});

test('find searches the pane that was active at the time', () => {
  const { api, state, run } = stage(view);
  run('find');
  activatePane(api, state, 'a');
  expect(state.findingIn.value).toBe('b');
  run('find');
  expect(state.findingIn.value).toBe('a');
});
