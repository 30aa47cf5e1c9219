/** Labeled text field in a dialog, with a hint or a problem below it. */

import { useId } from 'preact/hooks';
import styles from './Dialog.module.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly hint?: string;
  /** Problem with the value, displayed instead of the hint. */
  readonly problem?: string;
  /** True to hide the characters. The role is still `textbox`, which password fields do not have. */
  readonly secret?: boolean;
  /** Has the focus when its dialog opens. */
  readonly isFirst?: boolean;
  readonly placeholder?: string;
  readonly inputMode?: 'text' | 'numeric' | 'url';
  /** Called on every change of the text. */
  readonly onInput?: (value: string) => void;
  /** Called when the user has finished editing. */
  readonly onChange?: (value: string) => void;
};

export function Field(props: Props) {
  const {
    label,
    value,
    maxLength,
    hint = '',
    problem = '',
    secret = false,
    isFirst = false,
    placeholder = '',
    inputMode = 'text',
  } = props;
  const id = useId();
  return (
    <div class={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        class={secret ? styles.secret : ''}
        value={value}
        maxLength={maxLength}
        placeholder={placeholder}
        inputMode={inputMode}
        autofocus={isFirst}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-hint`}
        onInput={(event) => props.onInput?.(event.currentTarget.value)}
        onChange={(event) => props.onChange?.(event.currentTarget.value)}
      />
      <span id={`${id}-hint`} class={problem === '' ? styles.hint : styles.problem}>
        {problem === '' ? hint : problem}
      </span>
    </div>
  );
}
