/** A modal dialog: the browser's own, named by its heading, closed by Escape. */

import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useApp } from './appContext.ts';
import styles from './Dialog.module.css';

type Props = {
  readonly title: string;
  readonly wide?: boolean;
  /** Without a visible heading and at one place near the top, whatever its height. */
  readonly picker?: boolean;
  readonly children: ComponentChildren;
};

/** How to close whichever dialog is open. */
export function useCloseDialog(): () => void {
  const { state } = useApp();
  return () => {
    state.dialog.value = null;
  };
}

export function Dialog({ title, wide = false, picker = false, children }: Props) {
  const { state, terminals } = useApp();
  const close = useCloseDialog();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    element.current?.showModal();
    return () => {
      const tab = state.view.value.activeTab;
      if (tab !== null && state.dialog.value === null) terminals.get(tab)?.view.focus();
    };
  }, []);
  return (
    <dialog
      class={styles.dialog}
      data-wide={wide}
      data-picker={picker}
      aria-labelledby={heading}
      ref={element}
      // At once: `close` comes a little later, and the next key may be the app's already.
      onCancel={close}
      onClose={close}
    >
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
