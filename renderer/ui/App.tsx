/** The whole window: tabs, terminals, what needs a decision, and the status line. */

import { useEffect } from 'preact/hooks';
import { appState } from '../state/appState.ts';
import type { Terminals } from '../terminal/terminals.ts';
import styles from './App.module.css';
import { Dialogs } from './Dialogs.tsx';
import { EmptyState } from './EmptyState.tsx';
import { FindBar } from './FindBar.tsx';
import { HeldBar } from './HeldBar.tsx';
import { Notices } from './Notices.tsx';
import { PasteBar } from './PasteBar.tsx';
import { SessionBar } from './SessionBar.tsx';
import { StatusLine } from './StatusLine.tsx';
import { TabBar } from './TabBar.tsx';
import { TerminalPane } from './TerminalPane.tsx';
import { appearance } from './theme.ts';

export function App({ terminals }: { readonly terminals: Terminals }) {
  const { tabs, activeTab } = appState.view.value;
  const shown = appState.activeTab.value;
  useEffect(() => {
    document.documentElement.dataset['theme'] = appearance.value;
  }, [appearance.value]);
  useEffect(() => {
    document.title = shown === undefined ? 'Holdfast' : `${shown.title} — Holdfast`;
  }, [shown?.title]);
  return (
    <div class={styles.app}>
      <TabBar />
      <Notices />
      <main class={styles.panes}>
        {tabs.map((tab) => (
          <TerminalPane key={tab.id} tab={tab} shown={tab.id === activeTab} terminals={terminals} />
        ))}
        {tabs.length === 0 && <EmptyState />}
        {appState.isFindOpen.value && shown !== undefined && <FindBar key={shown.id} tab={shown.id} terminals={terminals} />}
      </main>
      {shown !== undefined && <SessionBar tab={shown} />}
      {shown !== undefined && <PasteBar tab={shown} terminals={terminals} />}
      {shown !== undefined && <HeldBar tab={shown} />}
      <StatusLine />
      <Dialogs />
    </div>
  );
}
