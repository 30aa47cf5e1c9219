/** Message in a window without tabs. */

import { useApp, useWords } from '../kit/appContext.ts';
import styles from './EmptyState.module.css';
import { StateAction, StateMessage } from '../kit/StateMessage.tsx';

export function EmptyState() {
  const { api, state, keysOf } = useApp();
  const { start } = useWords();
  const openMenu = (): void => {
    state.isNewTabMenuOpen.value = true;
  };
  const openDetached = (): void => {
    state.dialog.value = { kind: 'detached' };
  };
  return (
    <div class={styles.empty}>
      <StateMessage icon="shell" title={start.noTab} text={start.noTabText}>
        <StateAction
          words={start.openShell}
          keys={keysOf('new-tab')}
          isFirst
          onClick={() => void api.call('newTab', null)}
        />
        <StateAction words={start.chooseTarget} keys={keysOf('new-tab-menu')} onClick={openMenu} />
        <StateAction words={start.detached} keys={keysOf('detached-sessions')} onClick={openDetached} />
      </StateMessage>
    </div>
  );
}
