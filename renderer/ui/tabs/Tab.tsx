/** A tab in the tab bar: state, title and server of its active pane, number of panes, and close button. */

import { useEffect, useRef } from 'preact/hooks';
import { panesOf, type Tab } from '../../../shared/layout/layout.ts';
import type { AppView, PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';
import { activatePane } from '../../state/actions/activatePane.ts';
import { tabBadge, type Badge } from '../../state/tabs/tabBadge.ts';
import { tabDot, panesWords } from '../../state/tabs/tabText.ts';
import { serverName } from '../../state/servers/serverName.ts';
import { directoryName } from '../../state/servers/statusText.ts';
import { dotWords } from '../../state/tabs/paneDot.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { AlertIcon, BellIcon, CheckIcon, CloseIcon, PanesIcon, ZoomIcon } from '../kit/icons.tsx';
import styles from './TabBar.module.css';
import { TitleField } from './TitleField.tsx';

type Props = { readonly tab: Tab; readonly active: boolean };
type ButtonProps = Props & { readonly pane: PaneView };

const MIDDLE_BUTTON = 1;

export function Tab({ tab, active }: Props) {
  const { api, state } = useApp();
  const words = useWords();
  const pane = state.view.value.panes.find(({ id }) => id === tab.activePane);
  if (pane === undefined) return null;
  if (state.renamingPane.value === pane.id) return <TitleField pane={pane} tab={tab} />;
  return (
    <>
      <TabButton tab={tab} pane={pane} active={active} />
      {/* The close button is for the pointer only: a tab list may contain only tabs, and the Delete key closes a tab. */}
      <button
        type="button"
        data-kind="plain"
        class={styles.close}
        tabIndex={-1}
        aria-hidden="true"
        title={panesOf(tab.layout).length > 1 ? words.tabs.closeAll : words.tabs.close}
        onClick={() => void api.call('closeTab', pane.id)}
      >
        <CloseIcon />
      </button>
    </>
  );
}

function TabButton({ tab, pane, active }: ButtonProps) {
  const { state } = useApp();
  const { server, dot, badge, tooltip } = tabFacts(useWords(), state.view.value, tab, pane);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  const actions = useTabActions(pane.id);
  return (
    <div
      role="tab"
      id={`tab-${tab.id}`}
      aria-selected={active}
      aria-controls={`panel-${tab.id}`}
      tabIndex={active ? 0 : -1}
      class={styles.tab}
      title={tooltip}
      ref={element}
      {...actions}
    >
      <span class={styles.dot} data-state={dot} aria-hidden="true" />
      <Title pane={pane} tab={tab} />
      {badge !== null && <BadgeMark badge={badge} />}
      <PanesMark tab={tab} />
      {server?.kind === 'remote' && server.name !== pane.title && (
        <span class={styles.server} aria-hidden="true">
          {server.name}
        </span>
      )}
    </div>
  );
}

/** Returns handlers for clicks and keys on a tab. */
function useTabActions(pane: string) {
  const { api, state } = useApp();
  const show = (): void => activatePane(api, state, pane);
  const close = (): void => void api.call('closeTab', pane);
  const rename = (): void => void (state.renamingPane.value = pane);
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

/** The title, and beside a default title the shell's directory, which is not part of the accessible name. */
function Title({ pane, tab }: { readonly pane: PaneView; readonly tab: Tab }) {
  const directory = tab.name === undefined ? directoryName(pane) : null;
  return (
    <span class={styles.title}>
      {tab.name ?? pane.title}
      {directory !== null && (
        <span class={styles.directory} aria-hidden="true">
          {directory}
        </span>
      )}
    </span>
  );
}

/** Returns the active pane's server, the dot and badge for all panes, and the tooltip. */
function tabFacts(words: Words, { servers, panes }: AppView, tab: Tab, pane: PaneView) {
  const server = servers.find(({ id }) => id === pane.server);
  const ids = panesOf(tab.layout);
  const own = panes.filter(({ id }) => ids.includes(id));
  const dot = tabDot(own, servers);
  const badge = tabBadge(words, own);
  const isUnreachable = own.some(({ unreachable }) => unreachable !== null);
  const where =
    server === undefined ? pane.targetName : words.tabs.where(pane.targetName, serverName(words, server));
  const lines = [
    tab.name ?? '',
    pane.title === tab.name ? '' : pane.title,
    `${where}, ${dotWords(words, dot, server?.link, isUnreachable)}`,
    pane.directory ?? '',
    panesWords(words, tab),
    badge?.words ?? '',
  ];
  return { server, dot, badge, tooltip: lines.filter((line) => line !== '').join('\n') };
}

/** Icon of an event that the user has not seen. */
function BadgeMark({ badge: { mark, words } }: { readonly badge: Badge }) {
  return (
    <span role="img" aria-label={words} class={styles.badge} data-mark={mark}>
      <BadgeIcon mark={mark} />
    </span>
  );
}

function BadgeIcon({ mark }: Pick<Badge, 'mark'>) {
  if (mark === 'bell') return <BellIcon />;
  return mark === 'bad' ? <AlertIcon /> : <CheckIcon />;
}

/** The number of panes in a tab. When one of them is zoomed, the icon is different. */
function PanesMark({ tab }: { readonly tab: Tab }) {
  const words = panesWords(useWords(), tab);
  if (words === '') return null;
  return (
    <span role="img" aria-label={words} class={styles.panes} data-zoomed={tab.zoomed}>
      {tab.zoomed ? <ZoomIcon /> : <PanesIcon />}
      {panesOf(tab.layout).length}
    </span>
  );
}
