/** The ways to search, as toggles beside a field: case, whole words, expressions; each with a key while Alt is held. */

import type { ComponentChildren } from 'preact';
import type { FindOptions } from '../../../shared/view/paneSearch.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './FindWays.module.css';

type Way = keyof Omit<FindOptions, 'text'>;

const WAYS = [
  { way: 'caseSensitive', face: 'Aa', code: 'KeyC' },
  { way: 'wholeWord', face: 'ab', code: 'KeyW' },
  { way: 'regex', face: '.*', code: 'KeyR' },
] as const;

type OnKey = (event: KeyboardEvent) => void;

/** Turns one of them on or off. */
export function useFindWay(): (way: Way) => void {
  const { findHow } = useApp().state;
  return (way) => {
    findHow.value = { ...findHow.value, [way]: !findHow.value[way] };
  };
}

/** Takes a key that is one of theirs. */
export function onWayKey(event: KeyboardEvent, toggle: (way: Way) => void): void {
  const pressed = event.altKey ? WAYS.find(({ code }) => code === event.code) : undefined;
  if (pressed === undefined) return;
  event.preventDefault();
  toggle(pressed.way);
}

export function FindWays({ onKey }: { readonly onKey: OnKey }) {
  const { findHow } = useApp().state;
  const toggle = useFindWay();
  const { ways, wayHint } = useWords().find;
  return (
    <>
      {WAYS.map(({ way, face, code }) => (
        <FindButton
          key={way}
          label={ways[way]}
          hint={wayHint(ways[way], code.at(-1) ?? '')}
          pressed={findHow.value[way]}
          onClick={() => toggle(way)}
          onKey={onKey}
        >
          {/* Drawn and not written: its name says what it is. */}
          <span
            class={way === 'wholeWord' ? `${styles.face} ${styles.word}` : styles.face}
            data-face={face}
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
