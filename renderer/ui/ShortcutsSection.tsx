/** The settings' section of shortcuts: every command with its keys, which can be given anew, taken away and reset. */

import { useState } from 'preact/hooks';
import { changedCount, SHORTCUTS_TITLE, type ShortcutGroup } from '../state/shortcutRows.ts';
import { useApp } from './appContext.ts';
import { ShortcutControl } from './ShortcutControl.tsx';
import styles from './ShortcutsSection.module.css';

export function ShortcutsSection({ groups }: { readonly groups: readonly ShortcutGroup[] }) {
  return (
    <section aria-label={SHORTCUTS_TITLE}>
      <h3>{SHORTCUTS_TITLE}</h3>
      <p class={styles.note}>
        Enter on a command’s keys, then press the new ones. On a tab, F2 renames it and Delete closes it;
        Enter starts a session again that has ended.
      </p>
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
  const [isAsking, setAsking] = useState(false);
  const count = changedCount(state.view.value.settings.shortcuts);
  if (count === 0) return null;
  const what = count === 1 ? 'the changed shortcut' : `all ${count} changed shortcuts`;
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
        {isAsking ? `Yes, reset ${what}` : `Reset ${what}`}
      </button>
    </div>
  );
}
