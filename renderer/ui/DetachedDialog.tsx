/** Picks a session that no tab shows, from all servers: by its words, with the keys alone. */

import { useId } from 'preact/hooks';
import { DetachedActions } from './DetachedActions.tsx';
import styles from './DetachedDialog.module.css';
import { DetachedOption, optionId } from './DetachedOption.tsx';
import { Dialog } from './Dialog.tsx';
import { ListField } from './ListField.tsx';
import { usePicking, type Picking } from './usePicking.ts';

export function DetachedDialog() {
  const picking = usePicking();
  const { rows, selected, notes, filter } = picking;
  const list = useId();
  const isAsking = notes.some((note) => note.endsWith('…'));
  return (
    <Dialog title="Detached sessions" wide>
      <Filter picking={picking} list={list} />
      <div role="listbox" id={list} aria-label="Sessions" class={styles.list}>
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
      {rows.length === 0 && !isAsking && <Empty filter={filter} />}
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
  return (
    <ListField
      label="Filter sessions"
      placeholder="Filter by title, target, server or last line"
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

function Empty({ filter }: { readonly filter: string }) {
  return (
    <div class={styles.empty}>
      <strong>{filter === '' ? 'No detached sessions' : `Nothing matches “${filter}”`}</strong>
      {filter === '' && <span>A session whose tab you close goes on running, and is listed here.</span>}
    </div>
  );
}
