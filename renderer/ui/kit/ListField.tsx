/**
 * Text field above a list. Its text filters the list. The field keeps the focus while arrow keys move the
 * selection.
 */

import type { RefObject } from 'preact';

type Props = {
  readonly label: string;
  readonly placeholder: string;
  /** Id of the list element. */
  readonly list: string;
  /** Id of the selected option's element. */
  readonly active: string | undefined;
  readonly value: string;
  readonly invalid?: boolean;
  /** CSS class for the layout. */
  readonly layout?: string | undefined;
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly onInput: (value: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

export function ListField(props: Props) {
  const { label, placeholder, list, active, value, invalid, layout, field, onInput, onKeyDown } = props;
  return (
    <input
      type="text"
      role="combobox"
      aria-label={label}
      aria-expanded="true"
      aria-controls={list}
      aria-activedescendant={active}
      aria-invalid={invalid}
      placeholder={placeholder}
      spellcheck={false}
      autocomplete="off"
      class={layout}
      ref={field ?? null}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
