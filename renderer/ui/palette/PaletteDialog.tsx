/** The command palette and the session switcher: a filter field above the matching rows. */

import { useEffect, useId, useState } from 'preact/hooks';
import { indexByKey } from '../../state/listKeys.ts';
import { paletteRows, switchRows, type PaletteRow } from '../../state/palette/palette.ts';
import { foundRows, type FoundRow } from '../../state/palette/paletteSearch.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { ListField } from '../kit/ListField.tsx';
import { ListOption } from '../kit/ListOption.tsx';
import styles from './PaletteDialog.module.css';
import { StateMessage } from '../kit/StateMessage.tsx';
import { useChooseRow } from './useChooseRow.ts';
import { useDetached } from '../sessions/useDetached.ts';

/**
 * Max number of rendered rows. It is more than anyone reads, but still fast to render at every pressed key.
 */
const MAX_ROWS = 100;

export function PaletteDialog() {
  const { state, keysOf } = useApp();
  const words = useWords();
  return (
    <Picker
      title={words.palette.title}
      hint={words.palette.hint}
      rows={paletteRows(words, state.view.value, keysOf)}
    />
  );
}

export function SwitchDialog() {
  const { state } = useApp();
  const words = useWords();
  const { listings } = useDetached();
  return (
    <Picker
      title={words.palette.switchTitle}
      hint={words.palette.switchHint}
      rows={switchRows(words, state.view.value, listings)}
    />
  );
}

type PickerProps = { readonly title: string; readonly hint: string; readonly rows: readonly PaletteRow[] };

function Picker({ title, hint, rows }: PickerProps) {
  const list = useId();
  const optionId = (index: number): string => `${list}-${index}`;
  const { choose, problem } = useChooseRow();
  const filtering = useFiltering(rows, choose);
  const { query, count, found, index } = filtering;
  useEffect(() => document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' }), [index]);
  const active = found.length > 0 ? optionId(index) : undefined;
  return (
    <Dialog title={title} picker>
      <ListField
        label={hint}
        placeholder={hint}
        list={list}
        active={active}
        value={query}
        layout={styles.filter}
        onInput={filtering.type}
        onKeyDown={filtering.onKeyDown}
      />
      <div role="listbox" id={list} aria-label={title} class={styles.list}>
        {found.map((match, at) => (
          <Option
            key={match.row.key}
            id={optionId(at)}
            found={match}
            selected={at === index}
            onChosen={() => choose(match.row)}
          />
        ))}
      </div>
      <Note count={count} query={query} />
      <p role="alert" class={styles.problem}>
        {problem}
      </p>
    </Dialog>
  );
}

/** Returns the rows that match the query, and the selected row. */
function useFiltering(rows: readonly PaletteRow[], choose: (row: PaletteRow) => void) {
  const { state } = useApp();
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState<string | null>(null);
  const all = foundRows(rows, query, state.recent.value);
  const found = all.slice(0, MAX_ROWS);
  const index = Math.max(
    0,
    found.findIndex(({ row }) => row.key === wanted),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    // The key belongs to an IME composition.
    if (event.isComposing) return;
    const ends: Readonly<Record<string, number>> = { Home: 0, End: found.length - 1 };
    const to = ends[event.key] ?? indexByKey(event.key, index, found.length);
    const row = found[to ?? index]?.row;
    if (to !== undefined) setWanted(row?.key ?? null);
    else if (event.key !== 'Enter') return;
    else if (row !== undefined) choose(row);
    event.preventDefault();
  };
  const type = (text: string): void => {
    setQuery(text);
    setWanted(null);
  };
  return { query, type, count: all.length, found, index, onKeyDown };
}

/** The number of rows that are not rendered, or a message when nothing matches. */
function Note({ count, query }: { readonly count: number; readonly query: string }) {
  const { palette, common, states } = useWords();
  return (
    <div role="status">
      {count > MAX_ROWS && <p class={styles.note}>{palette.more(count - MAX_ROWS)}</p>}
      {count === 0 && query === '' && <StateMessage isSmall icon="search" title={palette.nothing} />}
      {count === 0 && query !== '' && (
        <StateMessage isSmall icon="search" title={common.nothingMatches(query)} text={states.fewerWords} />
      )}
    </div>
  );
}

type OptionProps = {
  readonly id: string;
  readonly found: FoundRow;
  readonly selected: boolean;
  readonly onChosen: () => void;
};

function Option({ id, found: { row, inLabel, inDetail }, selected, onChosen }: OptionProps) {
  const { label, detail, keys } = row;
  return (
    <ListOption id={id} selected={selected} layout={styles.option} onClick={onChosen}>
      <span class={styles.label}>
        <Marked text={label} indexes={inLabel} />
      </span>
      <span class={styles.detail}>
        <Marked text={detail} indexes={inDetail} />
      </span>
      {keys !== '' && <kbd>{keys}</kbd>}
    </ListOption>
  );
}

/** Text in which the characters at `indexes` are marked; adjacent characters share a mark. */
function Marked({ text, indexes }: { readonly text: string; readonly indexes: readonly number[] }) {
  const marked = new Set(indexes);
  const runs: { text: string; isMarked: boolean }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const last = runs.at(-1);
    if (last?.isMarked === marked.has(at)) last.text += text.charAt(at);
    else runs.push({ text: text.charAt(at), isMarked: marked.has(at) });
  }
  return <>{runs.map((run, index) => (run.isMarked ? <mark key={index}>{run.text}</mark> : run.text))}</>;
}
