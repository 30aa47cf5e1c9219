/** What stands where there is nothing to show, whatever the reason: one sign, one title, one line, and a way on. */

import type { ComponentChildren } from 'preact';
import { StateIcon, type StateSign } from './StateIcon.tsx';
import styles from './StateMessage.module.css';

type Props = {
  readonly sign: StateSign;
  readonly title: string;
  /** Why, or what it takes. */
  readonly text?: string;
  /** In a list or dialog, and not in place of all that a window shows. */
  readonly isSmall?: boolean;
  /** One or two things to do. */
  readonly children?: ComponentChildren;
};

export function StateMessage({ sign, title, text = '', isSmall = false, children }: Props) {
  const Title = isSmall ? 'p' : 'h2';
  return (
    <div class={styles.state} data-sign={sign} data-small={isSmall}>
      <StateIcon sign={sign} />
      <Title class={styles.title}>{title}</Title>
      {text !== '' && <p class={styles.text}>{text}</p>}
      {children !== undefined && <div class={styles.actions}>{children}</div>}
    </div>
  );
}

type ActionProps = {
  readonly words: string;
  /** The shortcut that does the same; empty for none. */
  readonly keys?: string;
  readonly isFirst?: boolean;
  readonly onClick: () => void;
};

/** Named by its words alone: its keys are for the eye, and for who asks for them. */
export function StateAction({ words, keys = '', isFirst = false, onClick }: ActionProps) {
  return (
    <button type="button" {...(isFirst ? { 'data-kind': 'primary' } : {})} onClick={onClick}>
      {words}
      {keys !== '' && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}
