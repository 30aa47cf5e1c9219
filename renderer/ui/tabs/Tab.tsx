/** One tab: its state, its active pane's title and server, how many panes it has, and how to close it. */

import { useEffect, useRef } from 'preact/hooks';
import { panesOf, type TabGroup } from '../../../shared/layout/layout.ts';
import type { AppView, TabView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';
import { activateTab } from '../../state/tabs/activatePane.ts';
import { groupBadge, type Badge } from '../../state/sessions/attentionText.ts';
import { groupDot, panesWords } from '../../state/tabs/paneText.ts';
import { serverName } from '../../state/servers/serverName.ts';
import { directoryName } from '../../state/servers/statusText.ts';
import { dotWords } from '../../state/tabs/tabState.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { AlertIcon, BellIcon, CheckIcon, CloseIcon, PanesIcon, ZoomIcon } from '../kit/icons.tsx';
import styles from './TabBar.module.css';
import { TitleField } from './TitleField.tsx';

type Props = { readonly group: TabGroup; readonly active: boolean };
type ButtonProps = Props & { readonly tab: TabView };

const MIDDLE_BUTTON = 1;

export function Tab({ group, active }: Props) {
  const { api, state } = useApp();
  const words = useWords();
  const tab = state.view.value.tabs.find(({ id }) => id === group.activePane);
  if (tab === undefined) return null;
  if (state.renamingTab.value === tab.id) return <TitleField tab={tab} />;
  return (
    <>
      <TabButton group={group} tab={tab} active={active} />
      {/* For the pointer alone: a tab list has nothing but tabs for others, and a tab is closed by a key. */}
      <button
        type="button"
        data-kind="plain"
        class={styles.close}
        tabIndex={-1}
        aria-hidden="true"
        title={panesOf(group.layout).length > 1 ? words.tabs.closeAll : words.tabs.close}
        onClick={() => void api.call('closeTab', tab.id)}
      >
        <CloseIcon />
      </button>
    </>
  );
}

function TabButton({ group, tab, active }: ButtonProps) {
  const { state } = useApp();
  const { server, dot, badge, words } = tabFacts(useWords(), state.view.value, group, tab);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  const actions = useTabActions(tab.id);
  return (
    <div
      role="tab"
      id={`tab-${group.id}`}
      aria-selected={active}
      aria-controls={`panel-${group.id}`}
      tabIndex={active ? 0 : -1}
      class={styles.tab}
      title={words}
      ref={element}
      {...actions}
    >
      <span class={styles.dot} data-state={dot} aria-hidden="true" />
      <Title tab={tab} />
      {badge !== null && <BadgeMark badge={badge} />}
      <PanesMark group={group} />
      {server?.kind === 'remote' && server.name !== tab.title && (
        <span class={styles.server} aria-hidden="true">
          {server.name}
        </span>
      )}
    </div>
  );
}

/** What clicks and keys on a tab do. */
function useTabActions(tab: string) {
  const { api, state } = useApp();
  const show = (): void => activateTab(api, state, tab);
  const close = (): void => void api.call('closeTab', tab);
  const rename = (): void => void (state.renamingTab.value = tab);
  return {
    onClick: show,
    onAuxClick: ({ button }: MouseEvent) => {
      if (button === MIDDLE_BUTTON) close();
    },
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      show();
      void api.call('tabMenu');
    },
    onDblClick: rename,
    onKeyDown: ({ key }: KeyboardEvent) => {
      if (key === 'F2') rename();
      if (key === 'Delete') close();
    },
  };
}

/** With where its shell is, when nobody gave it a title: for the eye, since its name stays what it is. */
function Title({ tab }: { readonly tab: TabView }) {
  const directory = directoryName(tab);
  return (
    <span class={styles.title}>
      {tab.title}
      {directory !== null && (
        <span class={styles.directory} aria-hidden="true">
          {directory}
        </span>
      )}
    </span>
  );
}

/** The active pane's server, the dot of all panes, and what the pointer is told. */
function tabFacts(says: Words, { servers, tabs }: AppView, group: TabGroup, tab: TabView) {
  const server = servers.find(({ id }) => id === tab.server);
  const panes = panesOf(group.layout);
  const own = tabs.filter(({ id }) => panes.includes(id));
  const dot = groupDot(own, servers);
  const badge = groupBadge(says, own);
  const isUnreachable = own.some(({ unreachable }) => unreachable !== null);
  const where =
    server === undefined ? tab.targetName : says.tabs.where(tab.targetName, serverName(says, server));
  const lines = [
    tab.title,
    `${where}, ${dotWords(says, dot, server?.link, isUnreachable)}`,
    tab.directory ?? '',
    panesWords(says, group),
    badge?.words ?? '',
  ];
  return { server, dot, badge, words: lines.filter((line) => line !== '').join('\n') };
}

/** That something happened while nobody looked. */
function BadgeMark({ badge: { mark, words } }: { readonly badge: Badge }) {
  return (
    <span role="img" aria-label={words} class={styles.badge} data-mark={mark}>
      {mark === 'bell' ? <BellIcon /> : mark === 'bad' ? <AlertIcon /> : <CheckIcon />}
    </span>
  );
}

/** How many panes share a tab, and whether one of them hides the others. */
function PanesMark({ group }: { readonly group: TabGroup }) {
  const words = panesWords(useWords(), group);
  if (words === '') return null;
  return (
    <span role="img" aria-label={words} class={styles.panes} data-zoomed={group.zoomed}>
      {group.zoomed ? <ZoomIcon /> : <PanesIcon />}
      {panesOf(group.layout).length}
    </span>
  );
}
