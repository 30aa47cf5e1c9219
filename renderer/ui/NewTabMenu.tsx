/** The button for a new tab, and the menu of everything a tab can be opened on. */

import { useEffect, useRef } from 'preact/hooks';
import type { ServerView } from '../../preload/view.ts';
import type { Target } from '../../protocol/messages/common.ts';
import { api } from '../api.ts';
import { appState } from '../state/appState.ts';
import { ChevronIcon, PlusIcon } from './icons.tsx';
import styles from './NewTabMenu.module.css';

export function NewTabButtons() {
  const open = appState.isNewTabMenuOpen.value;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div class={styles.buttons}>
      <button type="button" data-kind="plain" class={styles.icon} aria-label="New tab" onClick={() => void api.call('newTab', null)}>
        <PlusIcon />
      </button>
      <button
        type="button"
        data-kind="plain"
        class={styles.icon}
        aria-label="New tab menu"
        aria-haspopup="menu"
        aria-expanded={open}
        ref={button}
        onClick={() => {
          appState.isNewTabMenuOpen.value = !open;
        }}
      >
        <ChevronIcon />
      </button>
      {open && <TargetMenu anchor={button.current} />}
    </div>
  );
}

function close(): void {
  appState.isNewTabMenuOpen.value = false;
}

function openOn(server: string, target: Target): void {
  close();
  void api.call('newTab', { server, target, options: {} });
}

function TargetMenu({ anchor }: { readonly anchor: HTMLElement | null }) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    itemsOf(menu.current)[0]?.focus();
    const outside = (event: PointerEvent): void => {
      const inside = event.target instanceof Node && (menu.current?.contains(event.target) || anchor?.contains(event.target));
      if (!inside) close();
    };
    document.addEventListener('pointerdown', outside, true);
    return () => document.removeEventListener('pointerdown', outside, true);
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close();
      anchor?.focus();
    } else if (moveWithin(itemsOf(menu.current), event.key)) event.preventDefault();
  };
  return (
    <div role="menu" aria-label="New tab on" class={styles.menu} ref={menu} onKeyDown={onKeyDown}>
      {appState.view.value.servers.map((server) => (
        <ServerGroup key={server.id} server={server} />
      ))}
      <div class={styles.separator} role="separator" />
      <button
        type="button"
        role="menuitem"
        class={styles.item}
        onClick={() => {
          close();
          appState.dialog.value = { kind: 'add-server' };
        }}
      >
        Add server…
      </button>
    </div>
  );
}

function ServerGroup({ server }: { readonly server: ServerView }) {
  const { targets, link } = server;
  const label = `server-${server.id}`;
  const own = server.kind === 'embedded';
  return (
    <div role="group" aria-labelledby={label}>
      <div id={label} class={styles.heading}>
        {server.name}
      </div>
      {(targets === null || targets.local) && (
        <button type="button" role="menuitem" class={styles.item} onClick={() => openOn(server.id, { kind: 'local' })}>
          {own ? 'Shell on this computer' : `Shell on ${server.name}`}
        </button>
      )}
      {targets?.containers.map((container) => (
        <button
          type="button"
          role="menuitem"
          key={container.id}
          class={styles.item}
          aria-disabled={container.state !== 'running'}
          onClick={() => {
            if (container.state === 'running') openOn(server.id, { kind: 'container', container: container.name });
          }}
        >
          <span class={styles.name}>{container.name}</span>
          <span class={styles.detail}>
            {container.compose === null ? container.image : `${container.compose.project} / ${container.compose.service}`}
          </span>
          {container.state !== 'running' && <span class={styles.state}>{container.state}</span>}
        </button>
      ))}
      {targets?.engine.state === 'down' && <div class={styles.note}>Containers are not listed: {targets.engine.reason}</div>}
      {targets === null && link.word !== 'Connected' && <div class={styles.note}>{link.word}. {link.detail}</div>}
    </div>
  );
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}

/** Arrow keys, Home, End, and first letters; true when the key was one of them. */
function moveWithin(items: readonly HTMLElement[], key: string): boolean {
  const at = items.indexOf(document.activeElement as HTMLElement);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  let next = targets[key];
  if (next === undefined && key.length === 1 && key !== ' ') {
    const rotated = [...items.keys()].map((index) => (at + 1 + index) % items.length);
    next = rotated.find((index) => items[index]?.textContent?.toLowerCase().startsWith(key.toLowerCase()));
  }
  if (next === undefined) return false;
  items[next]?.focus();
  return true;
}
