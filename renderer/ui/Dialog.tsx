/** A modal dialog: the browser's own, named by its heading, closed by Escape. */

import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { appState } from '../state/appState.ts';
import styles from './Dialog.module.css';

type Props = { readonly title: string; readonly children: ComponentChildren };

export function closeDialog(): void {
  appState.dialog.value = null;
}

export function Dialog({ title, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    element.current?.showModal();
    return () => {
      document.querySelector<HTMLElement>('[data-shown="true"] textarea')?.focus();
    };
  }, []);
  return (
    <dialog class={styles.dialog} aria-labelledby={heading} ref={element} onClose={closeDialog}>
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
