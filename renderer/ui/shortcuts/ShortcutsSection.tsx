/** Shortcuts in the settings: each command with its keys, and buttons to change, remove and reset them. */

import { useState } from 'preact/hooks';
import { changedCount, type ShortcutGroup } from '../../state/shortcuts/shortcutRows.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { ShortcutControl } from './ShortcutControl.tsx';
import styles from './ShortcutsSection.module.css';

export function ShortcutsSection({ groups }: { readonly groups: readonly ShortcutGroup[] }) {
  const { shortcuts } = useWords();
  return (
    <section aria-label={shortcuts.title}>
      <h3>{shortcuts.title}</h3>
      <p class={styles.note}>{shortcuts.note}</p>
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

/** Button that resets all shortcuts; a second click confirms. */
function ResetAll() {
  const { api, state } = useApp();
  const { shortcuts } = useWords();
  const [isConfirming, setConfirming] = useState(false);
  const count = changedCount(state.view.value.settings.shortcuts);
  if (count === 0) return null;
  return (
    <div class={styles.all}>
      <button
        type="button"
        onBlur={() => setConfirming(false)}
        onClick={() => {
          setConfirming(!isConfirming);
          if (isConfirming) void api.call('changeSettings', { shortcuts: {} });
        }}
      >
        {isConfirming ? shortcuts.resetAllSure(count) : shortcuts.resetAll(count)}
      </button>
    </div>
  );
}
