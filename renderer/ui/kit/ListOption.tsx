/** One thing in a list under a field: the field has the keys, and points at the option that they moved to. */

import type { ComponentChildren } from 'preact';
import styles from './ListOption.module.css';

type Props = {
  readonly id: string;
  readonly selected: boolean;
  /** How what is in it is laid out. */
  readonly layout: string | undefined;
  readonly onClick: () => void;
  readonly onDblClick?: () => void;
  readonly children: ComponentChildren;
};

export function ListOption({ id, selected, layout, onClick, onDblClick, children }: Props) {
  return (
    // The keys are the field's (aria-activedescendant).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      id={id}
      aria-selected={selected}
      tabIndex={-1}
      class={`${styles.option} ${layout}`}
      onClick={onClick}
      onDblClick={onDblClick}
    >
      {children}
    </div>
  );
}
