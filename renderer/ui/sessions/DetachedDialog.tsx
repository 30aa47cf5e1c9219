/** Picks a session that no tab shows, from all servers: by its words, with the keys alone. */

import { useId } from 'preact/hooks';
import { useWords } from '../kit/appContext.ts';
import { DetachedActions } from './DetachedActions.tsx';
import styles from './DetachedDialog.module.css';
import { DetachedOption, optionId } from './DetachedOption.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { ListField } from '../kit/ListField.tsx';
import { StateMessage } from '../kit/StateMessage.tsx';
import { usePicking, type Picking } from './usePicking.ts';

export function DetachedDialog() {
  const picking = usePicking();
  const { rows, selected, notes, filter } = picking;
  const list = useId();
  const { detached } = useWords();
  const isAsking = notes.some((note) => note.endsWith('…'));
  return (
    <Dialog title={detached.title} wide pinned>
      <Filter picking={picking} list={list} />
      <div role="listbox" id={list} aria-label={detached.sessions} class={styles.list}>
        {rows.map((row) => (
          <DetachedOption
            key={row.session.session}
            row={row}
            selected={row === selected}
            onSelect={() => picking.select(row)}
            onOpen={() => picking.open(row)}
          />
        ))}
      </div>
      <div role="status">{rows.length === 0 && <Empty filter={filter} isAsking={isAsking} />}</div>
      {notes.map((note) => (
        <p key={note} class={styles.note}>
          {note}
        </p>
      ))}
      <p role="alert" class={styles.problem}>
        {picking.problem}
      </p>
      <DetachedActions key={selected?.session.session} row={selected} picking={picking} />
    </Dialog>
  );
}

/** The keys stay here, and point at the option that they move to. */
function Filter({ picking, list }: { readonly picking: Picking; readonly list: string }) {
  const { field, selected, filter, setFilter, onKeyDown } = picking;
  const words = useWords().detached;
  return (
    <ListField
      label={words.filter}
      placeholder={words.filterHint}
      list={list}
      active={selected && optionId(selected)}
      value={filter}
      layout={styles.filter}
      field={field}
      onInput={setFilter}
      onKeyDown={onKeyDown}
    />
  );
}

type EmptyProps = { readonly filter: string; readonly isAsking: boolean };

function Empty({ filter, isAsking }: EmptyProps) {
  const { common, detached, states } = useWords();
  if (isAsking) return <StateMessage isSmall sign="waiting" title={states.askingServers} />;
  if (filter === '')
    return <StateMessage isSmall sign="shell" title={detached.none} text={detached.noneHint} />;
  const title = common.nothingMatches(filter);
  return <StateMessage isSmall sign="search" title={title} text={states.fewerWords} />;
}
