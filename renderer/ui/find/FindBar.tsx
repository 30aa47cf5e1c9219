/** Find bar: searches one pane's screen and scrollback. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { FindOptions } from '../../../shared/view/paneSearch.ts';
import { findExpression } from '../../state/find/findExpression.ts';
import { matchWords } from '../../state/find/findText.ts';
import { MAX_MATCHES, type FindCount } from '../../terminal/find/finder.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './FindBar.module.css';
import { FindButton, FindToggles, onToggleKey, useFindToggle } from './FindToggles.tsx';
import { ArrowDownIcon, ArrowUpIcon, CloseIcon } from '../kit/icons.tsx';

export function FindBar({ pane }: { readonly pane: string }) {
  const search = useFind(pane);
  const { options, setText, count, problem, again } = search;
  const field = useRef<HTMLInputElement>(null);
  const { find } = useWords();
  useEffect(() => field.current?.select(), []);
  return (
    <search class={styles.bar}>
      <input
        type="search"
        aria-label={find.find}
        placeholder={find.find}
        spellcheck={false}
        autocomplete="off"
        value={options.text}
        ref={field}
        aria-invalid={problem !== ''}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') again(event.shiftKey ? 1 : -1);
          search.onKey(event);
        }}
      />
      <output aria-label={find.matches} class={problem === '' ? styles.count : styles.problem}>
        {problem === '' ? count : problem}
      </output>
      <FindButtons search={search} />
    </search>
  );
}

type Find = ReturnType<typeof useFind>;

function FindButtons({ search: { again, close, onKey } }: { readonly search: Find }) {
  const { find } = useWords();
  return (
    <>
      <FindToggles onKey={onKey} />
      <FindButton label={find.previous} onClick={() => again(-1)} onKey={onKey}>
        <ArrowUpIcon />
      </FindButton>
      <FindButton label={find.next} onClick={() => again(1)} onKey={onKey}>
        <ArrowDownIcon />
      </FindButton>
      <FindButton label={find.close} onClick={close} onKey={onKey}>
        <CloseIcon />
      </FindButton>
    </>
  );
}

/** Returns the search in a pane's terminal: its options, its result and its actions. */
function useFind(pane: string) {
  const { state, terminals } = useApp();
  const words = useWords();
  const view = terminals.get(pane)?.view;
  const [text, setText] = useState(view?.finder.selected ?? '');
  const [found, setFound] = useState<FindCount>({ index: -1, count: 0 });
  const { caseSensitive, wholeWord, regex } = state.findOptions.value;
  const options: FindOptions = { text, caseSensitive, wholeWord, regex };
  const expression = findExpression(options);
  const problem = text !== '' && 'problem' in expression ? words.find[expression.problem] : '';

  useEffect(() => terminals.onFound(setFound), []);
  useEffect(() => view?.finder.find(options), [text, caseSensitive, wholeWord, regex]);
  useEffect(() => () => view?.finder.end(), []);

  const toggle = useFindToggle();
  const close = (): void => {
    state.findingIn.value = null;
    view?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    onToggleKey(event, toggle);
  };
  const count = matchWords(words, text, found, MAX_MATCHES);
  const again = (step: 1 | -1): void => view?.finder.again(step);
  return { options, problem, count, setText, again, close, onKey };
}
