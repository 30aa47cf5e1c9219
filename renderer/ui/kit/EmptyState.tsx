/** What is shown when no tab is open. */

import { useApp, useWords } from './appContext.ts';
import styles from './EmptyState.module.css';
import { StateAction, StateMessage } from './StateMessage.tsx';

export function EmptyState() {
  const { api, state, keysOf } = useApp();
  const { start } = useWords();
  const choose = (): void => {
    state.isNewTabMenuOpen.value = true;
  };
  const list = (): void => {
    state.dialog.value = { kind: 'detached' };
  };
  return (
    <div class={styles.empty}>
      <StateMessage sign="shell" title={start.noTab} text={start.noTabText}>
        <StateAction
          words={start.openShell}
          keys={keysOf('new-tab')}
          isFirst
          onClick={() => void api.call('newTab', null)}
        />
        <StateAction words={start.chooseTarget} keys={keysOf('new-tab-menu')} onClick={choose} />
        <StateAction words={start.detached} keys={keysOf('detached-sessions')} onClick={list} />
      </StateMessage>
    </div>
  );
}
