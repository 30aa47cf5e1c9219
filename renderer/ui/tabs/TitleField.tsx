/**
 * Text field to rename a tab. Enter saves, Escape cancels, and an empty title restores the program's title.
 */

import { useEffect, useRef } from 'preact/hooks';
import { MAX_TAB_NAME_CHARS, type Tab } from '../../../shared/layout/layout.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './TabBar.module.css';

export function TitleField({ pane, tab }: { readonly pane: PaneView; readonly tab: Tab }) {
  const { api, state, terminals } = useApp();
  const field = useRef<HTMLInputElement>(null);
  const words = useWords().tabs;
  const now = tab.name ?? pane.title;
  useEffect(() => field.current?.select(), []);
  const close = (title: string | null): void => {
    // Ignores the second call: removing the field takes its focus away, which calls this again.
    if (state.renamingPane.value !== pane.id) return;
    state.renamingPane.value = null;
    if (title !== null && title.trim() !== now) void api.call('renameTab', pane.id, title.trim());
    terminals.get(pane.id)?.view.focus();
  };
  return (
    <input
      aria-label={words.title}
      class={styles.field}
      defaultValue={now}
      maxLength={MAX_TAB_NAME_CHARS}
      spellcheck={false}
      ref={field}
      onBlur={(event) => close(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        // The terminal gets the focus during this event, and would send the key to its shell.
        if (event.key === 'Enter') event.preventDefault();
        if (event.key === 'Enter') close(event.currentTarget.value);
        if (event.key === 'Escape') close(null);
      }}
    />
  );
}
