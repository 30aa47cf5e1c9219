/** What is shown when no tab is open. */

import { keysOf } from '../state/shortcuts.ts';
import { useApp } from './appContext.ts';
import styles from './EmptyState.module.css';

export function EmptyState() {
  const { api, state } = useApp();
  const mac = api.platform === 'mac';
  return (
    <div class={styles.empty}>
      <h1>No tab is open</h1>
      <p>Sessions whose tabs you closed go on running on their servers.</p>
      <div class={styles.actions}>
        <button type="button" data-kind="primary" onClick={() => void api.call('newTab', null)}>
          Open a shell
        </button>
        <button
          type="button"
          onClick={() => {
            state.isNewTabMenuOpen.value = true;
          }}
        >
          Choose a target…
        </button>
        <button
          type="button"
          onClick={() => {
            state.dialog.value = { kind: 'detached' };
          }}
        >
          Detached sessions…
        </button>
      </div>
      <p class={styles.keys}>
        <kbd>{keysOf('new-tab', mac)}</kbd> opens a shell, <kbd>{keysOf('new-tab-menu', mac)}</kbd> lists all
        targets
      </p>
    </div>
  );
}
