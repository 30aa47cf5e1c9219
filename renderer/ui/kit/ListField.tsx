/** The field above a list: what is typed decides what is in the list, and the keys that go through it stay here. */

import type { RefObject } from 'preact';

type Props = {
  readonly label: string;
  readonly placeholder: string;
  /** The list's id. */
  readonly list: string;
  /** The id of the option that the keys have moved to. */
  readonly active: string | undefined;
  readonly value: string;
  readonly invalid?: boolean;
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
