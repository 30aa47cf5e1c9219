/** What is shown when no tab is open. */

import { useApp, useWords } from './appContext.ts';
import styles from './EmptyState.module.css';

export function EmptyState() {
  const { api, state, keysOf } = useApp();
  const { start } = useWords();
  return (
    <div class={styles.empty}>
      <h1>{start.noTab}</h1>
      <p>{start.noTabText}</p>
      <div class={styles.actions}>
        <button type="button" data-kind="primary" onClick={() => void api.call('newTab', null)}>
          {start.openShell}
        </button>
        <button
          type="button"
          onClick={() => {
            state.isNewTabMenuOpen.value = true;
          }}
        >
          {start.chooseTarget}
        </button>
        <button
          type="button"
          onClick={() => {
            state.dialog.value = { kind: 'detached' };
          }}
        >
          {start.detached}
        </button>
      </div>
      <p class={styles.keys}>
        <Hint keys={keysOf('new-tab')} words={start.opensShell} />
        <Hint keys={keysOf('new-tab-menu')} words={start.listsTargets} />
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
