/** The button for a new tab, and the menu of everything a tab can be opened on. */

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from './appContext.ts';
import { ChevronIcon, PlusIcon } from './icons.tsx';
import { itemsOf, moveWithin } from './menuKeys.ts';
import styles from './NewTabMenu.module.css';
import { ServerTargets } from './ServerTargets.tsx';

/** What stays free between the menu and the window's edge, pixels. */
const EDGE_PX = 6;

export function NewTabButtons() {
  const { api, state, keysOf } = useApp();
  const open = state.isNewTabMenuOpen.value;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div class={styles.buttons}>
      <button
        type="button"
        data-kind="plain"
        class={styles.icon}
        aria-label="New tab"
        title={`New tab (${keysOf('new-tab')})`}
        onClick={() => void api.call('newTab', null)}
      >
        <PlusIcon />
      </button>
      <button
        type="button"
        data-kind="plain"
        class={styles.icon}
        aria-label="New tab menu"
        aria-haspopup="menu"
        aria-expanded={open}
        title={`New tab on… (${keysOf('new-tab-menu')})`}
        ref={button}
        onClick={() => {
          state.isNewTabMenuOpen.value = !open;
        }}
      >
        <ChevronIcon />
      </button>
      {open && <TargetMenu anchor={button} />}
    </div>
  );
}

type Reference = { readonly current: HTMLElement | null };

function TargetMenu({ anchor }: { readonly anchor: Reference }) {
  const { state } = useApp();
  const menu = useRef<HTMLDivElement>(null);
  const close = (): void => {
    state.isNewTabMenuOpen.value = false;
  };
  useLayoutEffect(() => placeUnder(anchor.current, menu.current), []);
  useEffect(() => itemsOf(menu.current)[0]?.focus(), []);
  usePointerOutside([menu, anchor], close);
  const onKeyDown = (event: KeyboardEvent): void => {
    const leaves = event.key === 'Escape' || event.key === 'Tab';
    if (leaves || moveWithin(itemsOf(menu.current), event.key)) event.preventDefault();
    if (!leaves) return;
    close();
    anchor.current?.focus();
  };
  return (
    <div
      role="menu"
      aria-label="New tab on"
      class={styles.menu}
      tabIndex={-1}
      ref={menu}
      onKeyDown={onKeyDown}
    >
      {state.view.value.servers.map((server) => (
        <ServerTargets key={server.id} server={server} onChosen={close} />
      ))}
      <DialogItems onChosen={close} />
    </div>
  );
}

/** What is not a target, and leads on to a dialog. */
function DialogItems({ onChosen }: { readonly onChosen: () => void }) {
  const { state } = useApp();
  const open = (kind: 'add-server' | 'detached') => () => {
    onChosen();
    state.dialog.value = { kind };
  };
  return (
    <>
      <hr class={styles.separator} />
      <button type="button" role="menuitem" class={styles.item} onClick={open('detached')}>
        Detached sessions…
      </button>
      <button type="button" role="menuitem" class={styles.item} onClick={open('add-server')}>
        Add server…
      </button>
    </>
  );
}

/** Calls `leave` when the pointer goes down anywhere else than in `inside`. */
function usePointerOutside(inside: readonly Reference[], leave: () => void): void {
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
function placeUnder(anchor: HTMLElement | null, menu: HTMLElement | null): void {
  if (anchor === null || menu === null) return;
  const rightmost = window.innerWidth - menu.offsetWidth - EDGE_PX;
  menu.style.left = `${Math.max(EDGE_PX, Math.min(anchor.getBoundingClientRect().left, rightmost))}px`;
}
