/** Option in a list below a `ListField`. The field keeps the focus and refers to the selected option. */

import type { ComponentChildren } from 'preact';
import styles from './ListOption.module.css';

type Props = {
  readonly id: string;
  readonly selected: boolean;
  /** CSS class for the layout of the option's content. */
  readonly layout: string | undefined;
  readonly onClick: () => void;
  readonly onDblClick?: () => void;
  readonly children: ComponentChildren;
};

export function ListOption({ id, selected, layout, onClick, onDblClick, children }: Props) {
  return (
    // The field handles the keys (aria-activedescendant).
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
