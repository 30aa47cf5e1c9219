// The receiver of a menu's command: the focused text field, the terminal, or none behind a dialog.
import { expect, test } from 'vitest';
import type { CommandId } from '../../../../shared/commands/commands.ts';
import type { HoldfastApi } from '../../../../preload/contract.ts';
import { createAppState } from '../../../../renderer/state/appState.ts';
import { menuCommands } from '../../../../renderer/state/actions/menuCommands.ts';
import { appView, NOON } from '../../views.ts';

/** The calls and commands that `command` leads to. */
function outcome(command: CommandId, focus: { readonly inTextField: boolean; readonly inDialog: boolean }) {
  const seen: unknown[] = [];
  const api: HoldfastApi = {
    platform: 'linux',
    call: (...args: unknown[]) => {
      seen.push(args);
      return new Promise(() => undefined);
    },
    on: () => () => undefined,
  };
  const state = createAppState(appView(), NOON);
  if (focus.inDialog) state.dialog.value = { kind: 'settings' };
  menuCommands(
    api,
    state,
    () => focus.inTextField,
    (action) => seen.push(action),
  )(command);
  return seen;
}

test.each(['copy', 'paste', 'select-all'] as const)('%s goes to the focused text field', (command) => {
  for (const inDialog of [true, false])
    expect(outcome(command, { inTextField: true, inDialog })).toEqual([['editField', command]]);
});

test.each([
  'copy',
  'paste',
  'select-all',
  'find',
  'find-next',
  'find-previous',
  'rename-tab',
  'copy-output',
  'insert-again',
  'reset-terminal',
  'load-earlier',
  'split-down',
  'close-pane',
  'focus-pane-up',
  'equalize-panes',
  'resize-panes',
  'separate-pane',
  'palette',
  'switch-session',
] as const)('%s does not reach a terminal behind a dialog', (command) => {
  expect(outcome(command, { inTextField: false, inDialog: true })).toEqual([]);
  expect(outcome(command, { inTextField: false, inDialog: false })).toEqual([command]);
});

test('a dialog can open another dialog, and a text field can open find', () => {
  expect(outcome('shortcuts', { inTextField: true, inDialog: true })).toEqual(['shortcuts']);
  expect(outcome('find', { inTextField: true, inDialog: false })).toEqual(['find']);
});
