/** One tab: its state, its title, its server when that is not this computer, and how to close it. */

import { useEffect, useRef } from 'preact/hooks';
import type { TabView } from '../../preload/view.ts';
import { activateTab } from '../state/activateTab.ts';
import { dotWords, tabDot } from '../state/tabState.ts';
import { useApp } from './appContext.ts';
import { CloseIcon } from './icons.tsx';
import styles from './TabBar.module.css';
import { TitleField } from './TitleField.tsx';

type Props = { readonly tab: TabView; readonly active: boolean };

const MIDDLE_BUTTON = 1;

export function Tab({ tab, active }: Props) {
  const { api, state } = useApp();
  if (state.renamingTab.value === tab.id) return <TitleField tab={tab} />;
  return (
    <>
      <TabButton tab={tab} active={active} />
      <button
        type="button"
        data-kind="plain"
        class={styles.close}
        tabIndex={-1}
        aria-label={`Close ${tab.title}`}
        title="Close tab; its session goes on"
        onClick={() => void api.call('closeTab', tab.id)}
      >
        <CloseIcon />
      </button>
    </>
  );
}

function TabButton({ tab, active }: Props) {
  const { api, state } = useApp();
  const server = state.view.value.servers.find(({ id }) => id === tab.server);
  const dot = tabDot(tab.state, server?.link);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  const close = (): void => void api.call('closeTab', tab.id);
  const where = server === undefined ? tab.targetName : `${tab.targetName} on ${server.name}`;
  return (
    <div
      role="tab"
      id={`tab-${tab.id}`}
      aria-selected={active}
      aria-controls={`panel-${tab.id}`}
      tabIndex={active ? 0 : -1}
      class={styles.tab}
      title={`${tab.title}\n${where}, ${dotWords(dot, server?.link)}`}
      ref={element}
      onClick={() => activateTab(api, state, tab.id)}
      onAuxClick={(event) => {
        if (event.button === MIDDLE_BUTTON) close();
      }}
      onDblClick={() => (state.renamingTab.value = tab.id)}
      onKeyDown={(event) => {
        if (event.key === 'F2') state.renamingTab.value = tab.id;
        if (event.key === 'Delete') close();
      }}
    >
      <span class={styles.dot} data-state={dot} aria-hidden="true" />
      <span class={styles.title}>{tab.title}</span>
      {server?.kind === 'remote' && (
        <span class={styles.server} aria-hidden="true">
          {server.name}
        </span>
      )}
    </div>
  );
}
