/** Finds text in all sessions at once; what is chosen is gone to in its tab. */

import { useEffect, useId, useState } from 'preact/hooks';
import { placeByKey } from '../../state/sessions/detached.ts';
import { notSearchedWords, searchWords } from '../../state/find/searchText.ts';
import type { PaneHits } from '../../terminal/find/searchAll.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { FindWays, onWayKey, useFindWay } from './FindWays.tsx';
import { ListField } from '../kit/ListField.tsx';
import styles from './SearchDialog.module.css';
import { SearchResults } from './SearchResults.tsx';
import { StateMessage } from '../kit/StateMessage.tsx';
import { useSearchAll } from './useSearchAll.ts';

type Searching = ReturnType<typeof useSearchAll>;

export function SearchDialog() {
  const searching = useSearchAll();
  const { found } = searching;
  const list = useId();
  const says = useWords();
  const optionId = (index: number): string => `${list}-${index}`;
  const rows = useRows(searching, optionId);
  return (
    <Dialog title={says.find.searchAll} wide pinned>
      <Field searching={searching} rows={rows} list={list} active={rows.chosen && optionId(rows.place)} />
      <div role="listbox" id={list} aria-label={says.find.matches} class={styles.list}>
        {withFirst(found).map(({ one, first }) => (
          <SearchResults
            key={one.pane.id}
            found={one}
            optionId={(index) => optionId(first + index)}
            selected={rows.place - first}
            onChosen={(index) => searching.goTo(one, index)}
          />
        ))}
      </div>
      <div role="status">
        <Outcome searching={searching} />
      </div>
    </Dialog>
  );
}

/** What came of it, in a line; in place of matches, why there are none. */
function Outcome({ searching: { text, problem, found, searched, all } }: { readonly searching: Searching }) {
  const words = useWords();
  const { states } = words;
  const { panes } = useApp().state.view.value;
  if (problem !== '') return <p class={styles.problem}>{problem}</p>;
  if (text === '')
    return <StateMessage isSmall sign="search" title={states.searchAll} text={states.searchAllText} />;
  if (all === 0) return <p class={styles.note} />;
  const count = found.reduce((sum, { hits }) => sum + hits.matches.length, 0);
  const said = searchWords(words, count, found.length, searched, all);
  if (count > 0 || searched < all) return <p class={styles.note}>{said}</p>;
  const isAllLoaded = panes.every((pane) => notSearchedWords(words, pane) === '');
  return <StateMessage isSmall sign="search" title={said} text={isAllLoaded ? '' : states.nowhereFound} />;
}

/** Each session's matches with how many there are before them. */
function withFirst(
  found: readonly PaneHits[],
): readonly { readonly one: PaneHits; readonly first: number }[] {
  let first = 0;
  return found.map((one) => {
    const from = first;
    first += one.hits.matches.length;
    return { one, first: from };
  });
}

type FieldProps = {
  readonly searching: Searching;
  readonly rows: ReturnType<typeof useRows>;
  readonly list: string;
  readonly active: string | undefined;
};

/** The keys stay here, and point at the match that they move to. */
function Field({ searching: { text, setText, problem }, rows: { onKeyDown }, list, active }: FieldProps) {
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
      <FindWays onKey={onKeyDown} />
    </div>
  );
}

/** Which of all matches the keys have moved to. */
function useRows({ found, goTo }: Searching, optionId: (index: number) => string) {
  const [wanted, setWanted] = useState(0);
  const toggle = useFindWay();
  const rows = found.flatMap((one) => one.hits.matches.map((_match, index) => ({ one, index })));
  const place = Math.min(wanted, Math.max(0, rows.length - 1));
  const chosen = rows[place];
  useEffect(() => setWanted(0), [found[0]]);
  useEffect(() => document.getElementById(optionId(place))?.scrollIntoView({ block: 'nearest' }), [place]);
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter that ends a composition chooses nothing.
    if (event.isComposing) return;
    onWayKey(event, toggle);
    const to = placeByKey(event.key, place, rows.length);
    if (to !== undefined) setWanted(to);
    else if (event.key === 'Enter' && chosen !== undefined && !isButton(event))
      goTo(chosen.one, chosen.index);
    else return;
    event.preventDefault();
  };
  return { place, chosen, onKeyDown };
}

/** On a toggle Enter is the toggle's. */
function isButton({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLButtonElement;
}
