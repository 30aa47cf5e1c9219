/** Does what a row of the palette stands for, and remembers that it was chosen. */

import { activatePane } from '../../state/tabs/activatePane.ts';
import type { Choice, PaletteRow } from '../../state/palette/palette.ts';
import { noteChoice } from '../../state/palette/recentChoices.ts';
import { useApp } from '../kit/appContext.ts';
import { useCloseDialog } from '../kit/Dialog.tsx';
import { useOpenDetached } from '../sessions/useOpenDetached.ts';

export function useChoosing() {
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
        return void api.call('newTab', choice.serverTarget);
      case 'server':
        state.dialog.value = { kind: 'edit-server', server: choice.server };
        return;
      case 'setting':
        return void api.call('changeSettings', choice.change);
    }
  };
  const choose = ({ key, choice }: PaletteRow): void => {
    noteChoice(api, state, key);
    // A session that can not be opened is said here.
    if (choice.kind !== 'detached') close();
    carryOut(choice);
  };
  return { choose, problem };
}
