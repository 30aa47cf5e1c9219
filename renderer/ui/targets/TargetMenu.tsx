/** Target menu for a new tab: a filter field, and a group for each server. */

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { targetList, type TargetRow } from '../../state/targets/targetRows.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './NewTabMenu.module.css';
import { StateMessage } from '../kit/StateMessage.tsx';
import { DialogItems, FavoriteTargets, ServerTargets } from './TargetItems.tsx';
import { useTargetKeys } from './useTargetKeys.ts';

/** Min distance between the menu and the window's edge, pixels. */
const EDGE_PX = 6;

export function TargetMenu({ anchor }: { readonly anchor: RefObject<HTMLElement | null> }) {
  const { state } = useApp();
  const popup = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState(state.newTabFilter.peek());
  const words = useWords();
  const { targets } = words;
  const list = targetList(words, state.view.value, query);
  const close = (): void => {
    state.isNewTabMenuOpen.value = false;
  };
  // The button shows all targets, also while the menu shows those of an added server.
  const isFiltered = useRef(query !== '').current;
  useEffect(() => {
    state.newTabFilter.value = '';
  }, []);
  const { field, menu, actions, onKeyDown } = useTargetKeys(list, close, anchor);
  useLayoutEffect(() => placeUnder(anchor.current, popup.current), []);
  usePointerOutside(isFiltered ? [popup] : [popup, anchor], close);
  const isEmpty = query !== '' && list.favorites.length === 0 && list.servers.length === 0;
  return (
    // Handles the keys of both the text field and the items.
    <div role="presentation" class={styles.popup} ref={popup} onKeyDown={onKeyDown}>
      <Filter query={query} setQuery={setQuery} field={field} />
      <div
        role="menu"
        aria-label={targets.newTabOn}
        class={styles.menu}
        tabIndex={-1}
        hidden={isEmpty}
        ref={menu}
      >
        <FavoriteTargets rows={list.favorites} actions={actions} />
        {list.servers.map((group) => (
          <ServerTargets key={group.server.id} group={group} actions={actions} />
        ))}
        {query === '' && <DialogItems onChosen={close} />}
      </div>
      <Outcome query={isEmpty ? query : ''} first={actions.first} />
      <KeysHelp />
    </div>
  );
}

type OutcomeProps = {
  /** The query when nothing matches it; empty when there are matches. */
  readonly query: string;
  readonly first: TargetRow | undefined;
};

/** Message that nothing matches. Otherwise, the target that Enter opens, for screen readers. */
function Outcome({ query, first }: OutcomeProps) {
  const { states, targets } = useWords();
  return (
    <div role="status">
      {query !== '' && (
        <StateMessage isSmall icon="search" title={targets.noMatch(query)} text={states.fewerWords} />
      )}
      {first !== undefined && <p class="visually-hidden">{targets.enterOpens(first.name)}</p>}
    </div>
  );
}

/** Help about the keys that act on a target. */
function KeysHelp() {
  const { opens, withOptions, stars } = useWords().targets;
  return (
    <p class={styles.keys}>
      <kbd>Enter</kbd> {opens} <kbd>Shift+Enter</kbd> {withOptions} <kbd>Alt+Enter</kbd> {stars}
    </p>
  );
}

type FilterProps = {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
};

function Filter({ query, setQuery, field }: FilterProps) {
  const { filter, filterHint } = useWords().targets;
  return (
    <input
      type="search"
      aria-label={filter}
      placeholder={filterHint}
      spellcheck={false}
      autocomplete="off"
      class={styles.filter}
      value={query}
      ref={field}
      onInput={(event) => setQuery(event.currentTarget.value)}
    />
  );
}

/** Calls `leave` on a click outside of the elements `inside`. */
function usePointerOutside(inside: readonly RefObject<HTMLElement | null>[], leave: () => void): void {
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent): void => {
      const isInside = target instanceof Node && inside.some(({ current }) => current?.contains(target));
      if (!isInside) leave();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => document.removeEventListener('pointerdown', onPointerDown, true);
  }, []);
}

/** Places the menu below its button. In a narrow window, the menu is moved to the left. */
function placeUnder(anchor: HTMLElement | null, popup: HTMLElement | null): void {
  if (anchor === null || popup === null) return;
  const maxLeft = window.innerWidth - popup.offsetWidth - EDGE_PX;
  popup.style.left = `${Math.max(EDGE_PX, Math.min(anchor.getBoundingClientRect().left, maxLeft))}px`;
}
