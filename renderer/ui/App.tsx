/** The whole window: tabs, terminals, bars that ask a question, and the status line. */

import { useEffect } from 'preact/hooks';
import styles from './App.module.css';
import { useApp } from './kit/appContext.ts';
import { Dialogs } from './Dialogs.tsx';
import { PendingInputBar } from './input/PendingInputBar.tsx';
import { IntroductionPanel } from './sessions/IntroductionPanel.tsx';
import { Notices } from './Notices.tsx';
import { PaneArea } from './tabs/PaneArea.tsx';
import { PasteBar } from './clipboard/PasteBar.tsx';
import { RefusalBar } from './sessions/RefusalBar.tsx';
import { useKeptFocus } from './kit/useKeptFocus.ts';
import { useMessageFocus } from './kit/useMessageFocus.ts';
import { SessionBar } from './sessions/SessionBar.tsx';
import { StatusLine } from './servers/StatusLine.tsx';
import { TabBar } from './tabs/TabBar.tsx';

export function App() {
  const { state, appearance, palette } = useApp();
  const { background } = palette.value.theme;
  const shown = state.activePane.value;
  const title = state.activeTab.value?.name ?? shown?.title;
  useKeptFocus();
  useMessageFocus();
  useEffect(() => {
    document.documentElement.dataset['theme'] = appearance.value;
  }, [appearance.value]);
  useEffect(() => {
    document.documentElement.style.setProperty('--terminal-bg', background ?? null);
  }, [background]);
  const { language } = state.view.value;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    document.title = title === undefined ? 'Holdfast' : `${title} — Holdfast`;
  }, [title]);
  return (
    <div class={styles.app}>
      <TabBar />
      <Notices />
      <PaneArea />
      {shown !== undefined && <SessionBar pane={shown} />}
      {shown !== undefined && <PasteBar pane={shown} />}
      {shown !== undefined && <RefusalBar pane={shown.id} />}
      {shown?.pendingInput?.needsConfirmation === true && (
        <PendingInputBar key={shown.id} pane={shown.id} pendingInput={shown.pendingInput} />
      )}
      {state.view.value.introduction && <IntroductionPanel />}
      <StatusLine />
      <Dialogs />
    </div>
  );
}
