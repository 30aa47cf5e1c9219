/** The keys of the menu of targets, in its field and on its items, and what is done with a target. */

import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { EnteredOptions } from '../../../shared/view/savedTargets.ts';
import type { TargetList, TargetRow } from '../../state/targets/targetRows.ts';
import { useApp } from '../kit/appContext.ts';
import { itemsOf, moveWithin } from '../kit/menuKeys.ts';

/** What can be done with a target. */
export type TargetActions = {
  readonly open: (row: TargetRow, options?: EnteredOptions) => void;
  /** Asks for options first. */
  readonly ask: (row: TargetRow) => void;
  readonly star: (row: TargetRow) => void;
  /** What Enter in the field opens. */
  readonly first: TargetRow | undefined;
};

/** Names an item's row, for the keys. */
export const ROW_ATTRIBUTE = 'data-row';

export function useTargetKeys(list: TargetList, close: () => void, anchor: RefObject<HTMLElement | null>) {
  const field = useRef<HTMLInputElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const act = { ...useTargetActions(close), first: firstRow(list) };
  useEffect(() => field.current?.focus(), []);
  // The item that had the keys may be gone from the list.
  useEffect(() => {
    if (document.activeElement === document.body) field.current?.focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const inField = event.target === field.current;
    // Enter that ends a composition chooses nothing.
    if (event.isComposing) return;
    if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      anchor.current?.focus();
    } else if (event.key === 'Enter') {
      const row = rowFor(event, list, inField);
      if (row === undefined) return;
      doAsHeld(event, row, act);
    } else if (inField ? !entersMenu(event, menu.current) : !moveOn(event, menu.current, field.current))
      return;
    event.preventDefault();
  };
  return { field, menu, act, onKeyDown };
}

function useTargetActions(close: () => void): Omit<TargetActions, 'first'> {
  const { api, state } = useApp();
  return {
    open: ({ serverTarget, canOpen }, options = {}) => {
      if (!canOpen) return;
      close();
      void api.call('newTab', { ...serverTarget, options });
    },
    ask: (row) => {
      if (!row.canOpen) return;
      close();
      state.dialog.value = { kind: 'shell-options', serverTarget: row.serverTarget, name: row.name };
    },
    star: ({ serverTarget, isFavorite }) => void api.call('setFavorite', serverTarget, !isFavorite),
  };
}

/** The first that can be opened. */
function firstRow({ favorites, servers }: TargetList): TargetRow | undefined {
  return rowsOf({ favorites, servers }).find(({ canOpen }) => canOpen);
}

function rowsOf({ favorites, servers }: TargetList): readonly TargetRow[] {
  const groups = servers.flatMap((server) => server.groups);
  return [...favorites, ...groups.flatMap((group) => group.rows)];
}

/** The row that an Enter is about: the item's own where a key is held, in the field the first that can be opened. */
function rowFor(event: KeyboardEvent, list: TargetList, inField: boolean): TargetRow | undefined {
  if (inField) return firstRow(list);
  const key = event.target instanceof HTMLElement ? event.target.getAttribute(ROW_ATTRIBUTE) : null;
  // Enter alone is the item's own.
  return event.shiftKey || event.altKey ? rowsOf(list).find((row) => row.key === key) : undefined;
}

function doAsHeld({ shiftKey, altKey }: KeyboardEvent, row: TargetRow, act: TargetActions): void {
  if (altKey) act.star(row);
  else if (shiftKey) act.ask(row);
  else act.open(row);
}

/** From the field into the list below it. */
function entersMenu({ key }: KeyboardEvent, menu: HTMLElement | null): boolean {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  itemsOf(menu)
    .at(key === 'ArrowDown' ? 0 : -1)
    ?.focus();
  return true;
}

/** Within the list, and from its first item back to the field; text goes to the field as well. */
function moveOn(event: KeyboardEvent, menu: HTMLElement | null, field: HTMLElement | null): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  const items = itemsOf(menu);
  const isText = (key.length === 1 && key !== ' ') || key === 'Backspace';
  const leaves = key === 'ArrowUp' && document.activeElement === items[0];
  if (leaves || (isText && !ctrlKey && !metaKey && !altKey)) {
    field?.focus();
    return leaves;
  }
  return moveWithin(items, key);
}
