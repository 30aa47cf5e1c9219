/** Find in one pane's screen and scrollback. */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { findExpression, type FindOptions } from '../state/findExpression.ts';
import { matchWords } from '../state/findText.ts';
import { MAX_MATCHES, type FindCount } from '../terminal/finder.ts';
import { useApp } from './appContext.ts';
import styles from './FindBar.module.css';
import { ArrowDownIcon, ArrowUpIcon, CloseIcon } from './icons.tsx';

type How = keyof Omit<FindOptions, 'text'>;

/** Ways to search, each with its key while Alt is held. */
const WAYS = [
  { how: 'caseSensitive', label: 'Match case', face: 'Aa', code: 'KeyC' },
  { how: 'wholeWord', label: 'Whole word', face: 'ab', code: 'KeyW' },
  { how: 'regex', label: 'Regular expression', face: '.*', code: 'KeyR' },
] as const satisfies readonly {
  readonly how: How;
  readonly label: string;
  readonly face: string;
  readonly code: string;
}[];

export function FindBar({ tab }: { readonly tab: string }) {
  const finding = useFinding(tab);
  const { options, setText, words, problem, again } = finding;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <search class={styles.bar}>
      <input
        type="search"
        aria-label="Find"
        placeholder="Find"
        spellcheck={false}
        autocomplete="off"
        value={options.text}
        ref={field}
        aria-invalid={problem !== ''}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') again(event.shiftKey ? 1 : -1);
          finding.onKey(event);
        }}
      />
      <output aria-label="Matches" class={problem === '' ? styles.count : styles.problem}>
        {problem === '' ? words : problem}
      </output>
      <FindButtons finding={finding} />
    </search>
  );
}

type Finding = ReturnType<typeof useFinding>;

function FindButtons({ finding: { options, toggle, again, close, onKey } }: { readonly finding: Finding }) {
  return (
    <>
      {WAYS.map(({ how, label, face, code }) => (
        <FindButton
          key={how}
          label={label}
          hint={`${label} (Alt+${code.at(-1)})`}
          pressed={options[how]}
          onClick={() => toggle(how)}
          onKey={onKey}
        >
          <span class={how === 'wholeWord' ? styles.word : ''}>{face}</span>
        </FindButton>
      ))}
      <FindButton label="Previous match" onClick={() => again(-1)} onKey={onKey}>
        <ArrowUpIcon />
      </FindButton>
      <FindButton label="Next match" onClick={() => again(1)} onKey={onKey}>
        <ArrowDownIcon />
      </FindButton>
      <FindButton label="Close find" onClick={close} onKey={onKey}>
        <CloseIcon />
      </FindButton>
    </>
  );
}

/** What is looked for in a tab's terminal, and what came of it. */
function useFinding(tab: string) {
  const { state, terminals } = useApp();
  const view = terminals.get(tab)?.view;
  const [text, setText] = useState(view?.finder.selected ?? '');
  const [found, setFound] = useState<FindCount>({ index: -1, count: 0 });
  const { caseSensitive, wholeWord, regex } = state.findHow.value;
  const options: FindOptions = { text, caseSensitive, wholeWord, regex };
  const expression = findExpression(options);
  const problem = text !== '' && 'problem' in expression ? expression.problem : '';

  useEffect(() => terminals.onFound(setFound), []);
  useEffect(() => view?.finder.find(options), [text, caseSensitive, wholeWord, regex]);
  useEffect(() => () => view?.finder.end(), []);

  const toggle = (how: How): void => {
    state.findHow.value = { ...state.findHow.value, [how]: !state.findHow.value[how] };
  };
  const close = (): void => {
    state.findingIn.value = null;
    view?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    const way = event.altKey ? WAYS.find(({ code }) => code === event.code) : undefined;
    if (way === undefined) return;
    event.preventDefault();
    toggle(way.how);
  };
  const words = matchWords(text, found.index, found.count, MAX_MATCHES);
  const again = (step: 1 | -1): void => view?.finder.again(step);
  return { options, problem, words, setText, toggle, again, close, onKey };
}

type ButtonProps = {
  readonly label: string;
  readonly hint?: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly children: ComponentChildren;
};

function FindButton({ label, hint = label, pressed, onClick, onKey, children }: ButtonProps) {
  return (
    <button
      type="button"
      data-kind="plain"
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
