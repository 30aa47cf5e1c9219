/** The settings' section of shortcuts: every command with its keys, which can be given anew, taken away and reset. */

import { useState } from 'preact/hooks';
import { changedCount, type ShortcutGroup } from '../../state/shortcuts/shortcutRows.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { ShortcutControl } from './ShortcutControl.tsx';
import styles from './ShortcutsSection.module.css';

export function ShortcutsSection({ groups }: { readonly groups: readonly ShortcutGroup[] }) {
  const { shortcuts: says } = useWords();
  return (
    <section aria-label={says.title}>
      <h3>{says.title}</h3>
      <p class={styles.note}>{says.note}</p>
      {groups.map(({ title, rows }) => (
        <div key={title}>
          <h4 class={styles.title}>{title}</h4>
          <ul aria-label={title} class={styles.list}>
            {rows.map((row) => (
              <ShortcutControl key={row.command} row={row} />
            ))}
          </ul>
        </div>
      ))}
      <ResetAll />
    </section>
  );
}

/** Asks once more: what the user chose is gone then. */
function ResetAll() {
  const { api, state } = useApp();
  const { shortcuts: says } = useWords();
  const [isAsking, setAsking] = useState(false);
  const count = changedCount(state.view.value.settings.shortcuts);
  if (count === 0) return null;
  return (
    <div class={styles.all}>
      <button
        type="button"
        onBlur={() => setAsking(false)}
        onClick={() => {
          setAsking(!isAsking);
          if (isAsking) void api.call('changeSettings', { shortcuts: {} });
        }}
      >
        {isAsking ? says.resetAllSure(count) : says.resetAll(count)}
      </button>
    </div>
  );
}
