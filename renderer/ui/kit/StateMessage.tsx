/** The message in an empty place: icon, title, one line of text, and one or two actions. */

import type { ComponentChildren } from 'preact';
import { StateIcon, type StateIconName } from './StateIcon.tsx';
import styles from './StateMessage.module.css';

type Props = {
  readonly icon: StateIconName;
  readonly title: string;
  /** The reason, or the next step. */
  readonly text?: string;
  /** For a list or a dialog. */
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
  /** The shortcut of the same action; empty for none. */
  readonly keys?: string;
  readonly isFirst?: boolean;
  readonly onClick: () => void;
};

/** An action button. Its accessible name is its words without the keys. */
export function StateAction({ words, keys = '', isFirst = false, onClick }: ActionProps) {
  return (
    <button type="button" {...(isFirst ? { 'data-kind': 'primary' } : {})} onClick={onClick}>
      {words}
      {keys !== '' && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}
