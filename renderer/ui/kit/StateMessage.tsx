/** Message in an empty area: icon, title, one line of text, and one or two actions. */

import type { ComponentChildren } from 'preact';
import { StateIcon, type StateIconName } from './StateIcon.tsx';
import styles from './StateMessage.module.css';

type Props = {
  readonly icon: StateIconName;
  readonly title: string;
  /** The reason for the state, or the next step. */
  readonly text?: string;
  /** True in a list or a dialog. */
  readonly isSmall?: boolean;
  /** One or two actions. */
  readonly children?: ComponentChildren;
};

export function StateMessage({ icon, title, text = '', isSmall = false, children }: Props) {
  const Title = isSmall ? 'p' : 'h2';
  return (
    <div class={styles.state} data-icon={icon} data-small={isSmall}>
      <StateIcon name={icon} />
      <Title class={styles.title}>{title}</Title>
      {text !== '' && <p class={styles.text}>{text}</p>}
      {children !== undefined && <div class={styles.actions}>{children}</div>}
    </div>
  );
}

type ActionProps = {
  readonly words: string;
  /** Keys of the shortcut for the same action; empty when there is none. */
  readonly keys?: string;
  readonly isFirst?: boolean;
  readonly onClick: () => void;
};

/** Action button. Its accessible name is its text without the keys. */
export function StateAction({ words, keys = '', isFirst = false, onClick }: ActionProps) {
  return (
    <button type="button" {...(isFirst ? { 'data-kind': 'primary' } : {})} onClick={onClick}>
      {words}
      {keys !== '' && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}
