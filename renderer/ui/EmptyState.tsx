/** What is shown when no tab is open. */

import { api } from '../api.ts';
import { appState } from '../state/appState.ts';
import styles from './EmptyState.module.css';

export function EmptyState() {
  return (
    <div class={styles.empty}>
      <p>No tab is open. Sessions you closed go on running on their servers.</p>
      <div class={styles.actions}>
        <button type="button" data-kind="primary" onClick={() => void api.call('newTab', null)}>
          Open a shell
        </button>
        <button
          type="button"
          onClick={() => {
            appState.isNewTabMenuOpen.value = true;
          }}
        >
          Choose a target…
        </button>
      </div>
    </div>
  );
}
