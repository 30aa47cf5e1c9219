/** Modal dialog: the browser's own element, named by its heading and closed with Escape. */

import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useApp } from './appContext.ts';
import styles from './Dialog.module.css';

type Props = {
  readonly title: string;
  readonly wide?: boolean;
  /** True for a dialog without a visible heading, at a fixed position near the top. */
  readonly picker?: boolean;
  /**
   * True for a fixed position near the top. A field above a list then does not move when the list's length
   * changes.
   */
  readonly pinned?: boolean;
  readonly children: ComponentChildren;
};

/** Returns a function that closes the open dialog. */
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
  // Remembered now: the close event comes later, when another dialog may already be open.
  const opened = useRef(state.dialog.value).current;
  const onClose = (): void => {
    if (state.dialog.value === opened) close();
  };
  // Closes in one step, because keys that are typed after the dialog has gone must reach the terminal.
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
