/** Tab bar: tabs can be moved by dragging, and the arrow keys go from tab to tab. */

import { activatePane } from '../../state/actions/activatePane.ts';
import { useApp, useWords, type AppContext } from '../kit/appContext.ts';
import { NewTabButtons } from '../targets/NewTabMenu.tsx';
import { Tab } from './Tab.tsx';
import styles from './TabBar.module.css';
import { useTabDragging } from './useTabDragging.ts';

export function TabBar() {
  const app = useApp();
  const { tabs } = app.state.view.value;
  const shown = app.state.activeTab.value?.id;
  const { gap, handlersOf, leave } = useTabDragging();
  const words = useWords();

  return (
    <header class={styles.bar}>
      <div
        role="tablist"
        aria-label={words.tabs.sessions}
        class={styles.list}
        tabIndex={-1}
        onKeyDown={(event) => walkTabs(app, event)}
        onDragLeave={leave}
      >
        {tabs.map((tab, index) => (
          <div
            role="presentation"
            key={tab.id}
            class={styles.item}
            data-active={tab.id === shown}
            data-drop={dropMark(index, gap, tabs.length)}
            draggable={app.state.renamingPane.value !== tab.activePane}
            {...handlersOf(tab.activePane, index)}
          >
            <Tab tab={tab} active={tab.id === shown} />
          </div>
        ))}
      </div>
      <NewTabButtons />
    </header>
  );
}

/** The side of the tab at `index` that marks the drop gap. Only the last tab can have the mark after it. */
function dropMark(index: number, gap: number | null, count: number): 'before' | 'after' | 'none' {
  if (gap === index) return 'before';
  return gap === count && index === count - 1 ? 'after' : 'none';
}

/** Shows and focuses the next, previous, first or last tab. */
function walkTabs({ api, state }: AppContext, event: KeyboardEvent): void {
  const { tabs } = state.view.value;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    Home: -tabs.length,
    End: tabs.length,
  };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const at = tabs.findIndex(({ id }) => id === state.activeTab.value?.id);
  const next = tabs[Math.min(tabs.length - 1, Math.max(0, at + step))];
  if (next === undefined) return;
  activatePane(api, state, next.activePane);
  document.getElementById(`tab-${next.id}`)?.focus();
}
