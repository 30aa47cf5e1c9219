/** A modal dialog: the browser's own element, named by its heading and closed by Escape. */

import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useApp } from './appContext.ts';
import styles from './Dialog.module.css';

type Props = {
  readonly title: string;
  readonly wide?: boolean;
  /** Has no visible heading, and a fixed position near the top for any height. */
  readonly picker?: boolean;
  /** Has a fixed position near the top, so that the field above a list of changing length does not move. */
  readonly pinned?: boolean;
  readonly children: ComponentChildren;
};

/** Returns the function that closes the open dialog. */
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
  // The close event comes later, when another dialog may be open already.
  const opened = useRef(state.dialog.value).current;
  const onClose = (): void => {
    if (state.dialog.value === opened) close();
  };
  // In one step: keys typed as soon as the dialog is gone must reach the terminal.
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
      onClose={onClose}
    >
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
