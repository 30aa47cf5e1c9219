/** Rows, selection and actions in the list of detached sessions. */

import { useEffect, useRef, useState } from 'preact/hooks';
import {
  detachedRows,
  listingNotes,
  selectionAfter,
  type DetachedRow,
} from '../../state/sessions/detached.ts';
import { indexByKey } from '../../state/listKeys.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { optionId } from './DetachedOption.tsx';
import { useCloseDialog } from '../kit/Dialog.tsx';
import { useDetached, type Detached } from './useDetached.ts';
import { useOpenDetached } from './useOpenDetached.ts';

export type SessionPicker = ReturnType<typeof useSessionPicker>;

export function useSessionPicker() {
  const { state } = useApp();
  const detached = useDetached();
  const field = useRef<HTMLInputElement>(null);
  const words = useWords();
  const [filter, setFilter] = useState('');
  const { servers } = state.view.value;
  const rows = detachedRows(servers, detached.listings, filter);
  const selection = useSelection(rows);
  const actions = useActions(detached);
  const { selected, select } = selection;
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = indexByKey(event.key, selection.index, rows.length);
    if (to !== undefined) select(rows[to]);
    else if (event.key === 'Enter' && selected !== undefined) actions.open(selected);
    else return;
    event.preventDefault();
  };
  return {
    ...actions,
    field,
    /** Moves the focus back to the text field. */
    refocus: () => field.current?.focus(),
    rows,
    selected,
    select,
    notes: listingNotes(words, servers, detached.listings),
    filter,
    setFilter: (text: string) => {
      setFilter(text);
      select(undefined);
    },
    onKeyDown,
  };
}

/** The selected row, by default the first one. While there are rows, one is always selected. */
function useSelection(rows: readonly DetachedRow[]) {
  const [wanted, setWanted] = useState<string | null>(null);
  const lastIndex = useRef(0);
  const selected = selectionAfter(rows, wanted, lastIndex.current);
  const index = selected === undefined ? 0 : rows.indexOf(selected);
  useEffect(() => {
    lastIndex.current = index;
    if (selected !== undefined)
      document.getElementById(optionId(selected))?.scrollIntoView({ block: 'nearest' });
  }, [selected?.session.session]);
  const select = (row: DetachedRow | undefined): void => {
    if (row === undefined) lastIndex.current = 0;
    setWanted(row?.session.session ?? null);
  };
  return { selected, index, select };
}

function useActions({ take }: Detached) {
  const { api } = useApp();
  const close = useCloseDialog();
  const { problem, open } = useOpenDetached();
  const change = async (
    call: 'keepDetached' | 'endDetached',
    { server, session }: DetachedRow,
  ): Promise<void> => take(server.id, await api.call(call, server.id, session.session));
  return {
    problem,
    close,
    open: ({ server, session }: DetachedRow) => void open(server.id, session.session),
    keep: (row: DetachedRow) => void change('keepDetached', row),
    end: (row: DetachedRow) => void change('endDetached', row),
  };
}
