/** The menu of everything a tab can be opened on: a field that filters it, and a group for each server. */

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { targetList, type TargetRow } from '../../state/targets/targetRows.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './NewTabMenu.module.css';
import { StateMessage } from '../kit/StateMessage.tsx';
import { DialogItems, FavoriteTargets, ServerTargets } from './TargetItems.tsx';
import { useTargetKeys } from './useTargetKeys.ts';

/** What stays free between the menu and the window's edge, pixels. */
const EDGE_PX = 6;

export function TargetMenu({ anchor }: { readonly anchor: RefObject<HTMLElement | null> }) {
  const { state } = useApp();
  const popup = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const words = useWords();
  const { targets } = words;
  const list = targetList(words, state.view.value, query);
  const close = (): void => {
    state.isNewTabMenuOpen.value = false;
  };
  const { field, menu, act, onKeyDown } = useTargetKeys(list, close, anchor);
  useLayoutEffect(() => placeUnder(anchor.current, popup.current), []);
  usePointerOutside([popup, anchor], close);
  const isEmpty = query !== '' && list.favorites.length === 0 && list.servers.length === 0;
  return (
    // The keys of the field and of the items come by here.
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
        <FavoriteTargets rows={list.favorites} act={act} />
        {list.servers.map((group) => (
          <ServerTargets key={group.server.id} group={group} act={act} />
        ))}
        {query === '' && <DialogItems onChosen={close} />}
      </div>
      <Outcome query={isEmpty ? query : ''} first={act.first} />
      <KeysHelp />
    </div>
  );
}

type OutcomeProps = {
  /** What nothing fits; empty when something does. */
  readonly query: string;
  readonly first: TargetRow | undefined;
};

/** What Enter does, for those who hear it, or that there is nothing for it. */
function Outcome({ query, first }: OutcomeProps) {
  const { states, targets } = useWords();
  return (
    <div role="status">
      {query !== '' && (
        <StateMessage isSmall sign="search" title={targets.noMatch(query)} text={states.fewerWords} />
      )}
      {first !== undefined && <p class="only-heard">{targets.enterOpens(first.name)}</p>}
    </div>
  );
}

/** What the keys do with a target. */
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

/** Calls `leave` when the pointer goes down anywhere else than in `inside`. */
function usePointerOutside(inside: readonly RefObject<HTMLElement | null>[], leave: () => void): void {
  useEffect(() => {
    const pressed = ({ target }: PointerEvent): void => {
      const isInside = target instanceof Node && inside.some(({ current }) => current?.contains(target));
      if (!isInside) leave();
    };
    document.addEventListener('pointerdown', pressed, true);
    return () => document.removeEventListener('pointerdown', pressed, true);
  }, []);
}

/** At its button, and further left where it would not fit into the window. */
function placeUnder(anchor: HTMLElement | null, popup: HTMLElement | null): void {
  if (anchor === null || popup === null) return;
  const rightmost = window.innerWidth - popup.offsetWidth - EDGE_PX;
  popup.style.left = `${Math.max(EDGE_PX, Math.min(anchor.getBoundingClientRect().left, rightmost))}px`;
}
