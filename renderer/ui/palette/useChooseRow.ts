/** Runs the action of a chosen palette row, and records the choice. */

import { activatePane } from '../../state/actions/activatePane.ts';
import type { Choice, PaletteRow } from '../../state/palette/palette.ts';
import { noteChoice } from '../../state/actions/recentChoices.ts';
import { useApp } from '../kit/appContext.ts';
import { useCloseDialog } from '../kit/Dialog.tsx';
import { useOpenDetached } from '../sessions/useOpenDetached.ts';

export function useChooseRow() {
  const { api, state, run } = useApp();
  const close = useCloseDialog();
  const { problem, open } = useOpenDetached();
  const carryOut = (choice: Choice): void => {
    switch (choice.kind) {
      case 'action':
        return run(choice.action);
      case 'tab':
        return activatePane(api, state, choice.id);
      case 'window': {
        const pane = state.view.value.activePane;
        if (pane !== null) void api.call('moveTabToWindow', pane, choice.id);
        return;
      }
      case 'detached':
        return void open(choice.server, choice.session);
      case 'target':
        return void api.call('newTab', { ...choice.serverTarget, options: {} });
      case 'server':
        state.dialog.value = { kind: 'edit-server', server: choice.server };
        return;
      case 'setting':
        return void api.call('changeSettings', choice.change);
    }
  };
  const choose = ({ key, choice }: PaletteRow): void => {
    noteChoice(api, state, key);
    // The dialog stays open when a session cannot be opened, to show the reason.
    if (choice.kind !== 'detached') close();
    carryOut(choice);
  };
  return { choose, problem };
}
