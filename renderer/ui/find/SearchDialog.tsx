/** Search in all sessions. Choosing a match shows it in its pane. */

import { useEffect, useId, useState } from 'preact/hooks';
import { indexByKey } from '../../state/listKeys.ts';
import { notSearchedWords, searchWords } from '../../state/find/searchText.ts';
import type { PaneHits } from '../../terminal/find/searchAll.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { FindToggles, onToggleKey, useFindToggle } from './FindToggles.tsx';
import { ListField } from '../kit/ListField.tsx';
import styles from './SearchDialog.module.css';
import { SearchResults } from './SearchResults.tsx';
import { StateMessage } from '../kit/StateMessage.tsx';
import { useSearchAll } from './useSearchAll.ts';

type Search = ReturnType<typeof useSearchAll>;

export function SearchDialog() {
  const search = useSearchAll();
  const list = useId();
  const { find } = useWords();
  const optionId = (index: number): string => `${list}-${index}`;
  const rows = useRows(search, optionId);
  return (
    <Dialog title={find.searchAll} wide pinned>
      <Field search={search} rows={rows} list={list} active={rows.selected && optionId(rows.index)} />
      <div role="listbox" id={list} aria-label={find.matches} class={styles.list}>
        {withFirstIndex(search.found).map(({ hits, first }) => (
          <SearchResults
            key={hits.pane.id}
            found={hits}
            optionId={(index) => optionId(first + index)}
            selected={rows.index - first}
            onChosen={(index) => search.goTo(hits, index)}
          />
        ))}
      </div>
      <div role="status">
        <Outcome search={search} />
      </div>
    </Dialog>
  );
}

/** The result in one line; without matches, a message that gives the reason. */
function Outcome({ search: { text, problem, found, searched, all } }: { readonly search: Search }) {
  const words = useWords();
  const { states } = words;
  const { panes } = useApp().state.view.value;
  if (problem !== '') return <p class={styles.problem}>{problem}</p>;
  if (text === '')
    return <StateMessage isSmall icon="search" title={states.searchAll} text={states.searchAllText} />;
  if (all === 0) return <p class={styles.note} />;
  const matches = found.reduce((sum, { hits }) => sum + hits.matches.length, 0);
  const result = searchWords(words, { matches, sessions: found.length, searched, all });
  if (matches > 0 || searched < all) return <p class={styles.note}>{result}</p>;
  const isAllLoaded = panes.every((pane) => notSearchedWords(words, pane) === '');
  return <StateMessage isSmall icon="search" title={result} text={isAllLoaded ? '' : states.nowhereFound} />;
}

/** Each session's matches, with the index that the first of them has among all matches. */
function withFirstIndex(
  found: readonly PaneHits[],
): readonly { readonly hits: PaneHits; readonly first: number }[] {
  let next = 0;
  return found.map((hits) => {
    const first = next;
    next += hits.hits.matches.length;
    return { hits, first };
  });
}

type FieldProps = {
  readonly search: Search;
  readonly rows: ReturnType<typeof useRows>;
  readonly list: string;
  readonly active: string | undefined;
};

/** Search field. It keeps the focus, and arrow keys move the selection in the list. */
function Field({ search: { text, setText, problem }, rows: { onKeyDown }, list, active }: FieldProps) {
  const { find } = useWords();
  return (
    <div class={styles.field}>
      <ListField
        label={find.searchAll}
        placeholder={find.searchAllHint}
        list={list}
        active={active}
        value={text}
        invalid={problem !== ''}
        onInput={setText}
        onKeyDown={onKeyDown}
      />
      <FindToggles onKey={onKeyDown} />
    </div>
  );
}

/** The selection among all matches, and the keys that move it. */
function useRows({ found, goTo }: Search, optionId: (index: number) => string) {
  const [wanted, setWanted] = useState(0);
  const toggle = useFindToggle();
  const rows = found.flatMap((hits) => hits.hits.matches.map((_match, match) => ({ hits, match })));
  const index = Math.min(wanted, Math.max(0, rows.length - 1));
  const selected = rows[index];
  useEffect(() => setWanted(0), [found[0]]);
  useEffect(() => document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' }), [index]);
  const onKeyDown = (event: KeyboardEvent): void => {
    // The key belongs to an IME composition.
    if (event.isComposing) return;
    onToggleKey(event, toggle);
    const to = indexByKey(event.key, index, rows.length);
    if (to !== undefined) setWanted(to);
    else if (event.key === 'Enter' && selected !== undefined && !isButton(event))
      goTo(selected.hits, selected.match);
    else return;
    event.preventDefault();
  };
  return { index, selected, onKeyDown };
}

/** True when a toggle button has the focus, because it handles Enter itself. */
function isButton({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLButtonElement;
}
