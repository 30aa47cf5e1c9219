/**
 * Toggle buttons for the search options: case, whole word and regular expression. Each has an Alt shortcut.
 */

import type { ComponentChildren } from 'preact';
import type { FindOptions } from '../../../shared/view/paneSearch.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './FindToggles.module.css';

type FindOption = keyof Omit<FindOptions, 'text'>;

/** `symbol` is the text on the button; `code` is the key that toggles it together with Alt. */
const TOGGLES = [
  { option: 'caseSensitive', symbol: 'Aa', code: 'KeyC' },
  { option: 'wholeWord', symbol: 'ab', code: 'KeyW' },
  { option: 'regex', symbol: '.*', code: 'KeyR' },
] as const;

type OnKey = (event: KeyboardEvent) => void;

/** Returns a function that switches an option on or off. */
export function useFindToggle(): (option: FindOption) => void {
  const { findOptions } = useApp().state;
  return (option) => {
    findOptions.value = { ...findOptions.value, [option]: !findOptions.value[option] };
  };
}

/** Handles the Alt shortcuts of the toggles. */
export function onToggleKey(event: KeyboardEvent, toggle: (option: FindOption) => void): void {
  const pressed = event.altKey ? TOGGLES.find(({ code }) => code === event.code) : undefined;
  if (pressed === undefined) return;
  event.preventDefault();
  toggle(pressed.option);
}

export function FindToggles({ onKey }: { readonly onKey: OnKey }) {
  const { findOptions } = useApp().state;
  const toggle = useFindToggle();
  const { ways, wayHint } = useWords().find;
  return (
    <>
      {TOGGLES.map(({ option, symbol, code }) => (
        <FindButton
          key={option}
          label={ways[option]}
          hint={wayHint(ways[option], code.at(-1) ?? '')}
          pressed={findOptions.value[option]}
          onClick={() => toggle(option)}
          onKey={onKey}
        >
          {/* CSS draws the symbol, because the button has its own accessible name. */}
          <span
            class={option === 'wholeWord' ? `${styles.symbol} ${styles.word}` : styles.symbol}
            data-symbol={symbol}
          />
        </FindButton>
      ))}
    </>
  );
}

type ButtonProps = {
  readonly label: string;
  readonly hint?: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly onKey: OnKey;
  readonly children: ComponentChildren;
};

export function FindButton({ label, hint = label, pressed, onClick, onKey, children }: ButtonProps) {
  return (
    <button
      type="button"
      data-kind="plain"
      class={styles.button}
      aria-label={label}
      title={hint}
      aria-pressed={pressed}
      onClick={onClick}
      onKeyDown={onKey}
    >
      {children}
    </button>
  );
}
