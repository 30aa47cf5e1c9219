/** A line between terminal and status that tells something and offers what can be done. */

import type { ComponentChildren } from 'preact';
import styles from './Bar.module.css';

type Props = { readonly kind: 'info' | 'warning' | 'error'; readonly label: string; readonly children: ComponentChildren };

export function Bar({ kind, label, children }: Props) {
  return (
    <div role={kind === 'error' ? 'alert' : 'group'} aria-label={label} class={styles.bar} data-kind={kind}>
      {children}
    </div>
  );
}
