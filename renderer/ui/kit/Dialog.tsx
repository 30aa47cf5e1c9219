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
  /** At one place near the top as well: what is listed comes and goes, and the field above it stays. */
  readonly pinned?: boolean;
  readonly children: ComponentChildren;
};

/** How to close whichever dialog is open. */
export function useCloseDialog(): () => void {
  const { state } = useApp();
  return () => {
    state.dialog.value = null;
  };
}

export function Dialog({ title, wide = false, picker = false, pinned = false, children }: Props) {
  const { state, terminals } = useApp();
  const close = useCloseDialog();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const refocus = (): void => {
    const pane = state.view.value.activePane;
    if (pane !== null && state.dialog.value === null) terminals.get(pane)?.view.focus();
  };
  // It is told a little later, when the next key may have opened another one already.
  const opened = useRef(state.dialog.value).current;
  const closed = (): void => {
    if (state.dialog.value === opened) close();
  };
  // In one go: who sees the dialog gone types on, and between two of these steps keys would be nobody's.
  const leave = (event: Event): void => {
    event.preventDefault();
    element.current?.close();
    close();
    refocus();
  };
  useEffect(() => {
    element.current?.showModal();
    return refocus;
  }, []);
  return (
    <dialog
      class={styles.dialog}
      data-wide={wide}
      data-picker={picker}
      data-pinned={pinned}
      aria-labelledby={heading}
      ref={element}
      onCancel={leave}
      onClose={closed}
    >
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
