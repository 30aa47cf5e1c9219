/**
 * Text field to rename a tab. Enter saves, Escape cancels, and an empty title restores the program's title.
 */

import { useEffect, useRef } from 'preact/hooks';
import type { PaneView } from '../../../shared/view/view.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './TabBar.module.css';

/** Limit of the IPC contract. */
const MAX_TITLE_CHARS = 200;

export function TitleField({ pane }: { readonly pane: PaneView }) {
  const { api, state, terminals } = useApp();
  const field = useRef<HTMLInputElement>(null);
  const words = useWords().tabs;
  useEffect(() => field.current?.select(), []);
  const close = (title: string | null): void => {
    // Ignores the second call: removing the field takes its focus away, which calls this again.
    if (state.renamingPane.value !== pane.id) return;
    state.renamingPane.value = null;
    if (title !== null && title.trim() !== pane.title) void api.call('renamePane', pane.id, title.trim());
    terminals.get(pane.id)?.view.focus();
  };
  return (
    <input
      aria-label={words.title}
      class={styles.field}
      defaultValue={pane.title}
      maxLength={MAX_TITLE_CHARS}
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
