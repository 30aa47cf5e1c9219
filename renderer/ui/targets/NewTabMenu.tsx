/** Buttons for a new tab: on the active pane's target, and the menu of all targets. */

import { useRef } from 'preact/hooks';
import { useApp, useWords } from '../kit/appContext.ts';
import { ChevronIcon, PlusIcon } from '../kit/icons.tsx';
import styles from './NewTabMenu.module.css';
import { TargetMenu } from './TargetMenu.tsx';

export function NewTabButtons() {
  const { api, state, keysOf } = useApp();
  const words = useWords().targets;
  const open = state.isNewTabMenuOpen.value;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div class={styles.buttons}>
      <button
        type="button"
        data-kind="plain"
        class={styles.icon}
        aria-label={words.newTab}
        title={words.newTabHint(keysOf('new-tab'))}
        onClick={() => void api.call('newTab', null)}
      >
        <PlusIcon />
      </button>
      <button
        type="button"
        data-kind="plain"
        class={styles.icon}
        aria-label={words.newTabMenu}
        aria-haspopup="menu"
        aria-expanded={open}
        title={words.newTabMenuHint(keysOf('new-tab-menu'))}
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
