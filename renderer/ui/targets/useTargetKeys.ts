/** Keys in the target menu, in its text field and on its items, and the actions on a target. */

import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { EnteredOptions } from '../../../shared/view/savedTargets.ts';
import type { TargetList, TargetRow } from '../../state/targets/targetRows.ts';
import { useApp } from '../kit/appContext.ts';
import { itemsOf, moveWithin } from '../kit/menuKeys.ts';

/** Actions on a target. */
export type TargetActions = {
  readonly open: (row: TargetRow, options?: EnteredOptions) => void;
  /** Shows the dialog for the options first. */
  readonly openWithOptions: (row: TargetRow) => void;
  readonly toggleFavorite: (row: TargetRow) => void;
  /** The target that Enter in the text field opens. */
  readonly first: TargetRow | undefined;
};

/** Attribute of a menu item that contains the key of its row. */
export const ROW_ATTRIBUTE = 'data-row';

export function useTargetKeys(list: TargetList, close: () => void, anchor: RefObject<HTMLElement | null>) {
  const field = useRef<HTMLInputElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const actions = { ...useTargetActions(close), first: firstRow(list) };
  useEffect(() => field.current?.focus(), []);
  // Moves the focus if the focused item is no longer in the list.
  useEffect(() => {
    if (document.activeElement === document.body) field.current?.focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const inField = event.target === field.current;
    // The key belongs to an IME composition.
    if (event.isComposing) return;
    if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      anchor.current?.focus();
    } else if (event.key === 'Enter') {
      const row = rowFor(event, list, inField);
      if (row === undefined) return;
      actOn(event, row, actions);
    } else {
      const isHandled = inField
        ? enterMenu(event, menu.current)
        : moveInMenu(event, menu.current, field.current);
      if (!isHandled) return;
    }
    event.preventDefault();
  };
  return { field, menu, actions, onKeyDown };
}

function useTargetActions(close: () => void): Omit<TargetActions, 'first'> {
  const { api, state } = useApp();
  return {
    open: ({ serverTarget, canOpen }, options = {}) => {
      if (!canOpen) return;
      close();
      void api.call('newTab', { ...serverTarget, options });
    },
    openWithOptions: (row) => {
      if (!row.canOpen) return;
      close();
      state.dialog.value = { kind: 'shell-options', serverTarget: row.serverTarget, name: row.name };
    },
    toggleFavorite: ({ serverTarget, isFavorite }) => void api.call('setFavorite', serverTarget, !isFavorite),
  };
}

/** The first row that can be opened. */
function firstRow({ favorites, servers }: TargetList): TargetRow | undefined {
  return rowsOf({ favorites, servers }).find(({ canOpen }) => canOpen);
}

function rowsOf({ favorites, servers }: TargetList): readonly TargetRow[] {
  const groups = servers.flatMap((server) => server.groups);
  return [...favorites, ...groups.flatMap((group) => group.rows)];
}

/**
 * The row on which Enter acts: in the text field, the first row that can be opened; on an item with a
 * modifier, the item's row.
 */
function rowFor(event: KeyboardEvent, list: TargetList, inField: boolean): TargetRow | undefined {
  if (inField) return firstRow(list);
  const key = event.target instanceof HTMLElement ? event.target.getAttribute(ROW_ATTRIBUTE) : null;
  // Without modifiers, the button handles Enter itself.
  return event.shiftKey || event.altKey ? rowsOf(list).find((row) => row.key === key) : undefined;
}

function actOn({ shiftKey, altKey }: KeyboardEvent, row: TargetRow, actions: TargetActions): void {
  if (altKey) actions.toggleFavorite(row);
  else if (shiftKey) actions.openWithOptions(row);
  else actions.open(row);
}

/** Moves the focus from the text field into the list below it; returns true when the key did so. */
function enterMenu({ key }: KeyboardEvent, menu: HTMLElement | null): boolean {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  itemsOf(menu)
    .at(key === 'ArrowDown' ? 0 : -1)
    ?.focus();
  return true;
}

/**
 * Moves the focus within the list, and back to the text field from the first item or when the user types
 * text. Returns true when the key was handled.
 */
function moveInMenu(event: KeyboardEvent, menu: HTMLElement | null, field: HTMLElement | null): boolean {
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
