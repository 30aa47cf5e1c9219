/** Find in one pane's screen and scrollback. */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { matchWords } from '../state/findText.ts';
import { MAX_MARKED_MATCHES, type FindCount } from '../terminal/finder.ts';
import { useApp } from './appContext.ts';
import styles from './FindBar.module.css';
import { ArrowDownIcon, ArrowUpIcon, CloseIcon } from './icons.tsx';

export function FindBar({ tab }: { readonly tab: string }) {
  const finding = useFinding(tab);
  const { text, setText, words, again, close } = finding;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <search class={styles.bar}>
      <input
        type="search"
        aria-label="Find"
        placeholder="Find"
        spellcheck={false}
        autocomplete="off"
        value={text}
        ref={field}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') again(event.shiftKey ? 1 : -1);
          if (event.key === 'Escape') close();
        }}
      />
      <output aria-label="Matches" class={styles.count}>
        {words}
      </output>
      <FindButtons finding={finding} />
    </search>
  );
}

type Finding = ReturnType<typeof useFinding>;

function FindButtons({ finding }: { readonly finding: Finding }) {
  const { caseSensitive, setCaseSensitive, again, close } = finding;
  return (
    <>
      <FindButton
        label="Match case"
        pressed={caseSensitive}
        onClick={() => setCaseSensitive(!caseSensitive)}
        onEscape={close}
      >
        Aa
      </FindButton>
      <FindButton label="Previous match" onClick={() => again(-1)} onEscape={close}>
        <ArrowUpIcon />
      </FindButton>
      <FindButton label="Next match" onClick={() => again(1)} onEscape={close}>
        <ArrowDownIcon />
      </FindButton>
      <FindButton label="Close find" onClick={close} onEscape={close}>
        <CloseIcon />
      </FindButton>
    </>
  );
}

/** What is looked for in a tab's terminal, and what came of it. */
function useFinding(tab: string) {
  const { state, terminals } = useApp();
  const [text, setText] = useState('');
  const [caseSensitive, setCaseSensitive] = useState(false);
  const [found, setFound] = useState<FindCount>({ index: -1, count: 0 });
  const view = terminals.get(tab)?.view;

  useEffect(() => terminals.onFound(setFound), []);
  useEffect(() => view?.finder.find({ text, caseSensitive }, -1), [text, caseSensitive]);
  useEffect(() => () => view?.finder.end(), []);

  const words = matchWords(text, found.index, found.count, MAX_MARKED_MATCHES);
  const again = (step: 1 | -1): void => view?.finder.again(step);
  const close = (): void => {
    state.findingIn.value = null;
    view?.focus();
  };
  return { text, setText, caseSensitive, setCaseSensitive, words, again, close };
}

type ButtonProps = {
  readonly label: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly onEscape: () => void;
  readonly children: ComponentChildren;
};

function FindButton({ label, pressed, onClick, onEscape, children }: ButtonProps) {
  return (
    <button
      type="button"
      data-kind="plain"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEscape();
      }}
    >
      {children}
    </button>
  );
}
