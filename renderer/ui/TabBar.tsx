/** The tabs: shown, moved, renamed, closed by pointer and by keys. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabView } from '../../preload/view.ts';
import { api } from '../api.ts';
import { activateTab } from '../state/activateTab.ts';
import { appState } from '../state/appState.ts';
import { CloseIcon } from './icons.tsx';
import { NewTabButtons } from './NewTabMenu.tsx';
import styles from './TabBar.module.css';

/** Where a dragged tab would land: before the tab at `index`. */
type Drop = { readonly index: number } | null;

export function TabBar() {
  const { tabs, activeTab } = appState.view.value;
  const [drop, setDrop] = useState<Drop>(null);
  const dragged = useRef<string | null>(null);
  const list = useRef<HTMLDivElement>(null);

  const dropAt = (): void => {
    const from = tabs.findIndex(({ id }) => id === dragged.current);
    if (drop !== null && from >= 0 && dragged.current !== null) {
      void api.call('moveTab', dragged.current, drop.index > from ? drop.index - 1 : drop.index);
    }
    dragged.current = null;
    setDrop(null);
  };

  const moveFocus = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -tabs.length, End: tabs.length };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex(({ id }) => id === activeTab);
    const next = tabs[Math.min(tabs.length - 1, Math.max(0, at + step))];
    if (next === undefined) return;
    activateTab(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };

  return (
    <header class={styles.bar}>
      <div role="tablist" aria-label="Sessions" class={styles.list} ref={list} onKeyDown={moveFocus}>
        {tabs.map((tab, index) => (
          <div
            role="presentation"
            key={tab.id}
            class={styles.item}
            data-active={tab.id === activeTab}
            data-drop={drop?.index === index ? 'before' : drop?.index === index + 1 && index === tabs.length - 1 ? 'after' : ''}
            draggable={appState.renamingTab.value !== tab.id}
            onDragStart={(event) => {
              dragged.current = tab.id;
              event.dataTransfer?.setData('text/plain', tab.title);
            }}
            onDragOver={(event) => {
              if (dragged.current === null) return;
              event.preventDefault();
              const box = event.currentTarget.getBoundingClientRect();
              setDrop({ index: event.clientX < box.left + box.width / 2 ? index : index + 1 });
            }}
            onDrop={(event) => {
              event.preventDefault();
              dropAt();
            }}
            onDragEnd={() => {
              dragged.current = null;
              setDrop(null);
            }}
          >
            <Tab tab={tab} active={tab.id === activeTab} />
          </div>
        ))}
      </div>
      <NewTabButtons />
    </header>
  );
}

function Tab({ tab, active }: { readonly tab: TabView; readonly active: boolean }) {
  const server = appState.view.value.servers.find(({ id }) => id === tab.server);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  if (appState.renamingTab.value === tab.id) return <TitleField tab={tab} />;
  return (
    <>
      <div
        role="tab"
        id={`tab-${tab.id}`}
        aria-selected={active}
        aria-controls={`panel-${tab.id}`}
        tabIndex={active ? 0 : -1}
        class={styles.tab}
        title={`${tab.title} — ${tab.targetName}${server === undefined ? '' : ` on ${server.name}`}`}
        ref={element}
        onClick={() => activateTab(tab.id)}
        onAuxClick={(event) => {
          if (event.button === 1) void api.call('closeTab', tab.id);
        }}
        onDblClick={() => {
          appState.renamingTab.value = tab.id;
        }}
        onKeyDown={(event) => {
          if (event.key === 'F2') appState.renamingTab.value = tab.id;
          if (event.key === 'Delete') void api.call('closeTab', tab.id);
        }}
      >
        <span class={styles.dot} data-state={dotOf(tab, server?.link.word === 'Connected')} aria-hidden="true" />
        <span class={styles.title}>{tab.title}</span>
        {server !== undefined && server.kind === 'remote' && (
          <span class={styles.server} aria-hidden="true">
            {server.name}
          </span>
        )}
      </div>
      <button
        type="button"
        data-kind="plain"
        class={styles.close}
        tabIndex={-1}
        aria-label={`Close ${tab.title}`}
        onClick={() => void api.call('closeTab', tab.id)}
      >
        <CloseIcon />
      </button>
    </>
  );
}

function dotOf(tab: TabView, connected: boolean): 'live' | 'down' | 'over' {
  if (tab.state.kind === 'ended' || tab.state.kind === 'refused') return 'over';
  return connected && tab.state.kind === 'running' ? 'live' : 'down';
}

/** Enter keeps the title, Escape the old one; an empty title gives the tab back to the program's. */
function TitleField({ tab }: { readonly tab: TabView }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const close = (title: string | null): void => {
    if (appState.renamingTab.value !== tab.id) return;
    appState.renamingTab.value = null;
    if (title !== null) void api.call('renameTab', tab.id, title.trim());
    document.querySelector<HTMLElement>(`[data-terminal="${CSS.escape(tab.id)}"] textarea`)?.focus();
  };
  return (
    <input
      aria-label="Tab title"
      class={styles.field}
      defaultValue={tab.title}
      maxLength={200}
      spellcheck={false}
      ref={field}
      onBlur={(event) => close(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') close(event.currentTarget.value);
        if (event.key === 'Escape') close(null);
      }}
    />
  );
}
