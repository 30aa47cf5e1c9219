/** List of the detached sessions of all servers: a filter field, the list, and the actions. */

import { useId } from 'preact/hooks';
import { useWords } from '../kit/appContext.ts';
import { DetachedActions } from './DetachedActions.tsx';
import styles from './DetachedDialog.module.css';
import { DetachedOption, optionId } from './DetachedOption.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { ListField } from '../kit/ListField.tsx';
import { StateMessage } from '../kit/StateMessage.tsx';
import { useSessionPicker, type SessionPicker } from './useSessionPicker.ts';

export function DetachedDialog() {
  const picker = useSessionPicker();
  const { rows, selected, notes, filter } = picker;
  const list = useId();
  const { detached } = useWords();
  const isLoading = notes.some((note) => note.endsWith('…'));
  return (
    <Dialog title={detached.title} wide pinned>
      <Filter picker={picker} list={list} />
      <div role="listbox" id={list} aria-label={detached.sessions} class={styles.list}>
        {rows.map((row) => (
          <DetachedOption
            key={row.session.session}
            row={row}
            selected={row === selected}
            onSelect={() => picker.select(row)}
            onOpen={() => picker.open(row)}
          />
        ))}
      </div>
      <div role="status">{rows.length === 0 && <Empty filter={filter} isLoading={isLoading} />}</div>
      {notes.map((note) => (
        <p key={note} class={styles.note}>
          {note}
        </p>
      ))}
      <p role="alert" class={styles.problem}>
        {picker.problem}
      </p>
      <DetachedActions key={selected?.session.session} row={selected} picker={picker} />
    </Dialog>
  );
}

/** Filter field. It keeps the focus, and arrow keys move the selection in the list. */
function Filter({ picker, list }: { readonly picker: SessionPicker; readonly list: string }) {
  const { field, selected, filter, setFilter, onKeyDown } = picker;
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

type EmptyProps = { readonly filter: string; readonly isLoading: boolean };

function Empty({ filter, isLoading }: EmptyProps) {
  const { common, detached, states } = useWords();
  if (isLoading) return <StateMessage isSmall icon="waiting" title={states.askingServers} />;
  if (filter === '')
    return <StateMessage isSmall icon="shell" title={detached.none} text={detached.noneHint} />;
  const title = common.nothingMatches(filter);
  return <StateMessage isSmall icon="search" title={title} text={states.fewerWords} />;
}
