/** The buttons for a new tab: like the present one, or on what the menu beside it has. */

import { useRef } from 'preact/hooks';
import { useApp } from './appContext.ts';
import { ChevronIcon, PlusIcon } from './icons.tsx';
import styles from './NewTabMenu.module.css';
import { TargetMenu } from './TargetMenu.tsx';

export function NewTabButtons() {
  const { api, state, keysOf } = useApp();
  const open = state.isNewTabMenuOpen.value;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div class={styles.buttons}>
      <button
        type="button"
        data-kind="plain"
        class={styles.icon}
        aria-label="New tab"
        title={`New tab (${keysOf('new-tab')})`}
        onClick={() => void api.call('newTab', null)}
      >
        <PlusIcon />
      </button>
      <button
        type="button"
        data-kind="plain"
        class={styles.icon}
        aria-label="New tab menu"
        aria-haspopup="menu"
        aria-expanded={open}
        title={`New tab on… (${keysOf('new-tab-menu')})`}
        ref={button}
        onClick={() => {
          state.isNewTabMenuOpen.value = !open;
        }}
      >
        <ChevronIcon />
      </button>
      {open && <TargetMenu anchor={button} />}
    </div>
  );
}
