/** What is shown when no tab is open. */

import { useApp } from './appContext.ts';
import styles from './EmptyState.module.css';

export function EmptyState() {
  const { api, state, keysOf } = useApp();
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
        <Hint keys={keysOf('new-tab')} words="opens a shell" />
        <Hint keys={keysOf('new-tab-menu')} words="lists all targets" />
      </p>
    </div>
  );
}

function Hint({ keys, words }: { readonly keys: string; readonly words: string }) {
  if (keys === '') return null;
  return (
    <span>
      <kbd>{keys}</kbd> {words}
    </span>
  );
}
