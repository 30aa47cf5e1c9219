// Where a menu's command goes: to the text field that has the focus, to nobody behind a dialog, or to the terminal.
import { expect, test } from 'vitest';
import type { CommandId } from '../../../../shared/commands/commands.ts';
import type { HoldfastApi } from '../../../../preload/contract.ts';
import { createAppState } from '../../../../renderer/state/appState.ts';
import { menuCommands } from '../../../../renderer/state/commands/menuCommands.ts';
import { appView, NOON } from '../../views.ts';

/** What became of `command`. */
function outcome(command: CommandId, where: { readonly inTextField: boolean; readonly inDialog: boolean }) {
  const seen: unknown[] = [];
  const api: HoldfastApi = {
    platform: 'linux',
    call: (...asked: unknown[]) => {
      seen.push(asked);
      return new Promise(() => undefined);
    },
    on: () => () => undefined,
  };
  const state = createAppState(appView(), NOON);
  if (where.inDialog) state.dialog.value = { kind: 'settings' };
  menuCommands(
    api,
    state,
    () => where.inTextField,
    (action) => seen.push(action),
  )(command);
  return seen;
}

test.each(['copy', 'paste', 'select-all'] as const)(
  '%s is for the text field that has the focus',
  (command) => {
    for (const inDialog of [true, false])
      expect(outcome(command, { inTextField: true, inDialog })).toEqual([['editField', command]]);
  },
);

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
  'load-earlier',
  'split-down',
  'close-pane',
  'focus-pane-up',
  'equalize-panes',
  'resize-panes',
  'separate-pane',
  'palette',
  'switch-session',
] as const)('%s does nothing to a terminal behind a dialog', (command) => {
  expect(outcome(command, { inTextField: false, inDialog: true })).toEqual([]);
  expect(outcome(command, { inTextField: false, inDialog: false })).toEqual([command]);
});

test('another dialog can be asked for from a dialog, and finding from a field', () => {
  expect(outcome('shortcuts', { inTextField: true, inDialog: true })).toEqual(['shortcuts']);
  expect(outcome('find', { inTextField: true, inDialog: false })).toEqual(['find']);
});
