/** The command palette and the quick switch: a filter, and what fits it, with the keys alone. */

import { useEffect, useId, useState } from 'preact/hooks';
import { placeByKey } from '../../state/sessions/detached.ts';
import { paletteRows, switchRows, type PaletteRow } from '../../state/palette/palette.ts';
import { foundRows, type FoundRow } from '../../state/palette/paletteSearch.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { ListField } from '../kit/ListField.tsx';
import { ListOption } from '../kit/ListOption.tsx';
import styles from './PaletteDialog.module.css';
import { StateMessage } from '../kit/StateMessage.tsx';
import { useChoosing } from './useChoosing.ts';
import { useDetached } from '../sessions/useDetached.ts';

/** Rows that are drawn: more than anyone reads, and few enough for every key press. */
const MAX_SHOWN = 100;

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
  const { choose, problem } = useChoosing();
  const filtering = useFiltering(rows, choose);
  const { query, count, found, place } = filtering;
  useEffect(() => document.getElementById(optionId(place))?.scrollIntoView({ block: 'nearest' }), [place]);
  const active = found.length > 0 ? optionId(place) : undefined;
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
        {found.map((one, index) => (
          <Option
            key={one.row.key}
            id={optionId(index)}
            found={one}
            selected={index === place}
            onChosen={() => choose(one.row)}
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

/** What fits the typed words, and which of it the keys have moved to. */
function useFiltering(rows: readonly PaletteRow[], choose: (row: PaletteRow) => void) {
  const { state } = useApp();
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState<string | null>(null);
  const all = foundRows(rows, query, state.recent.value);
  const found = all.slice(0, MAX_SHOWN);
  const index = found.findIndex(({ row }) => row.key === wanted);
  const place = Math.max(0, index);
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter that ends a composition chooses nothing.
    if (event.isComposing) return;
    const ends: Readonly<Record<string, number>> = { Home: 0, End: found.length - 1 };
    const to = ends[event.key] ?? placeByKey(event.key, place, found.length);
    const row = found[to ?? place]?.row;
    if (to !== undefined) setWanted(row?.key ?? null);
    else if (event.key !== 'Enter') return;
    else if (row !== undefined) choose(row);
    event.preventDefault();
  };
  const type = (text: string): void => {
    setQuery(text);
    setWanted(null);
  };
  return { query, type, count: all.length, found, place, onKeyDown };
}

/** What is not listed. */
function Note({ count, query }: { readonly count: number; readonly query: string }) {
  const { palette, common, states } = useWords();
  return (
    <div role="status">
      {count > MAX_SHOWN && <p class={styles.note}>{palette.more(count - MAX_SHOWN)}</p>}
      {count === 0 && query === '' && <StateMessage isSmall sign="search" title={palette.nothing} />}
      {count === 0 && query !== '' && (
        <StateMessage isSmall sign="search" title={common.nothingMatches(query)} text={states.fewerWords} />
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
        <Marked text={label} places={inLabel} />
      </span>
      <span class={styles.detail}>
        <Marked text={detail} places={inDetail} />
      </span>
      {keys !== '' && <kbd>{keys}</kbd>}
    </ListOption>
  );
}

/** The text with the characters at `places` marked; runs of them are one mark. */
function Marked({ text, places }: { readonly text: string; readonly places: readonly number[] }) {
  const marked = new Set(places);
  const runs: { text: string; isMarked: boolean }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const last = runs.at(-1);
    if (last?.isMarked === marked.has(at)) last.text += text.charAt(at);
    else runs.push({ text: text.charAt(at), isMarked: marked.has(at) });
  }
  return <>{runs.map((run, index) => (run.isMarked ? <mark key={index}>{run.text}</mark> : run.text))}</>;
}
