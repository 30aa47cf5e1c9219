/** One tab's terminal. Hidden tabs keep their layout, so that their terminals keep their size and go on parsing. */

import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { TabView } from '../../preload/view.ts';
import { PALETTES } from '../terminal/palettes.ts';
import type { TabTerminal } from '../terminal/terminals.ts';
import { useApp } from './appContext.ts';
import { EarlierButton } from './EarlierButton.tsx';
import { PastStrip } from './PastStrip.tsx';
import styles from './TerminalPane.module.css';

type Props = { readonly tab: TabView; readonly shown: boolean };

export function TerminalPane({ tab, shown }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const { servers } = useApp().state.view.value;
  const connected = servers.find(({ id }) => id === tab.server)?.link.word === 'Connected';
  useTerminal(element, tab, shown, connected);
  return (
    <div
      role="tabpanel"
      id={`panel-${tab.id}`}
      aria-labelledby={`tab-${tab.id}`}
      class={styles.panel}
      data-shown={shown}
      data-link={connected ? 'up' : 'down'}
    >
      <PastStrip tab={tab} />
      <div class={styles.body}>
        <div
          role="group"
          aria-label={`Terminal: ${tab.title}`}
          data-terminal={tab.id}
          class={styles.terminal}
          ref={element}
        />
        <EarlierButton tab={tab} />
      </div>
    </div>
  );
}

/** Keeps a terminal in `element` for as long as the tab is there, with the settings and the state of its link. */
function useTerminal(
  element: RefObject<HTMLDivElement | null>,
  tab: TabView,
  shown: boolean,
  connected: boolean,
): void {
  const { api, state, terminals, appearance } = useApp();
  const { fontFamily, fontSize, scrollbackLines } = state.view.value.settings;
  const palette = PALETTES[appearance.value];
  const terminal = (): TabTerminal | undefined => terminals.get(tab.id);
  const settings = { fontFamily, fontSize, scrollbackLines };

  useEffect(() => {
    if (element.current === null) return undefined;
    return terminals.open(tab.id, element.current, settings, palette);
    // Settings that change later are applied by the next effect.
  }, [tab.id]);
  useEffect(() => {
    const view = terminal()?.view;
    view?.configure(settings, palette);
    // All terminals look the same: the shown one speaks for them.
    if (view !== undefined && shown) void api.call('changeProfile', view.profile);
  }, [fontFamily, fontSize, scrollbackLines, palette]);
  useEffect(() => terminal()?.view.setConnected(connected), [connected]);
  useEffect(() => {
    terminal()?.view.setShown(shown);
    if (shown && state.dialog.value === null && !isWalkingTabs()) terminal()?.view.focus();
  }, [shown]);
}

/** Who goes from tab to tab by keys stays among the tabs; a click on one goes on in its terminal. */
function isWalkingTabs(): boolean {
  return document.activeElement?.matches('[role="tab"]:focus-visible') === true;
}
