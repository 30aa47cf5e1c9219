/** A line between terminal and status that tells something and offers what can be done. */

import type { ComponentChildren } from 'preact';
import styles from './Bar.module.css';

type Props = {
  readonly kind: 'info' | 'warning' | 'error';
  readonly label: string;
  readonly text: string;
  /** What can be done about it. */
  readonly children: ComponentChildren;
};

export function Bar({ kind, label, text, children }: Props) {
  return (
    <div role={kind === 'error' ? 'alert' : 'group'} aria-label={label} class={styles.bar} data-kind={kind}>
      <span class={styles.mark} aria-hidden="true" />
      <span class={styles.text}>{text}</span>
      {children}
    </div>
  );
}
