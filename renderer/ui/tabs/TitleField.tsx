/** A tab's title while it is edited: Enter keeps it, Escape the old one; an empty one gives the tab back to the program's. */

import { useEffect, useRef } from 'preact/hooks';
import type { PaneView } from '../../../shared/view/view.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './TabBar.module.css';

/** As long as the contract allows. */
const MAX_TITLE_CHARS = 200;

export function TitleField({ pane }: { readonly pane: PaneView }) {
  const { api, state, terminals } = useApp();
  const field = useRef<HTMLInputElement>(null);
  const words = useWords().tabs;
  useEffect(() => field.current?.select(), []);
  const close = (title: string | null): void => {
    // Taking the field away takes its focus, which would close it a second time.
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
        // The terminal gets the focus before the key is through, and would take it for its shell's.
        if (event.key === 'Enter') event.preventDefault();
        if (event.key === 'Enter') close(event.currentTarget.value);
        if (event.key === 'Escape') close(null);
      }}
    />
  );
}
