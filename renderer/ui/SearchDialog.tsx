/** Finds text in all sessions at once; what is chosen is gone to in its tab. */

import { useEffect, useId, useState } from 'preact/hooks';
import { placeByKey } from '../state/detached.ts';
import { searchWords } from '../state/searchText.ts';
import type { TabHits } from '../terminal/searchAll.ts';
import { useWords } from './appContext.ts';
import { Dialog } from './Dialog.tsx';
import { FindWays, onWayKey, useFindWay } from './FindWays.tsx';
import { ListField } from './ListField.tsx';
import styles from './SearchDialog.module.css';
import { SearchResults } from './SearchResults.tsx';
import { useSearchAll } from './useSearchAll.ts';

type Searching = ReturnType<typeof useSearchAll>;

export function SearchDialog() {
  const searching = useSearchAll();
  const { text, problem, found, searched, all } = searching;
  const list = useId();
  const says = useWords();
  const optionId = (index: number): string => `${list}-${index}`;
  const rows = useRows(searching, optionId);
  const count = found.reduce((sum, { hits }) => sum + hits.matches.length, 0);
  const words = text === '' || all === 0 ? '' : searchWords(says, count, found.length, searched, all);
  return (
    <Dialog title={says.find.searchAll} wide>
      <Field searching={searching} rows={rows} list={list} active={rows.chosen && optionId(rows.place)} />
      <div role="listbox" id={list} aria-label={says.find.matches} class={styles.list}>
        {withFirst(found).map(({ one, first }) => (
          <SearchResults
            key={one.tab.id}
            found={one}
            optionId={(index) => optionId(first + index)}
            selected={rows.place - first}
            onChosen={(index) => searching.goTo(one, index)}
          />
        ))}
      </div>
      <p role="status" class={problem === '' ? styles.note : styles.problem}>
        {problem === '' ? words : problem}
      </p>
    </Dialog>
  );
}

/** Each session's matches with how many there are before them. */
function withFirst(found: readonly TabHits[]): readonly { readonly one: TabHits; readonly first: number }[] {
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
