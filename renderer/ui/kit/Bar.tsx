/** Line between the terminal and the status line, with a message and action buttons. */

import type { ComponentChildren } from 'preact';
import styles from './Bar.module.css';

type Props = {
  readonly kind: 'info' | 'warning' | 'error';
  readonly label: string;
  readonly text: string;
  /** The action buttons. */
  readonly children: ComponentChildren;
};

export function Bar({ kind, label, text, children }: Props) {
  return (
    <div
      role={kind === 'error' ? 'alert' : 'group'}
      aria-label={label}
      class={styles.bar}
      data-kind={kind}
      data-message
    >
      <span class={styles.mark} aria-hidden="true" />
      <span class={styles.text}>{text}</span>
      {children}
    </div>
  );
}
