/** The tabs in their order, moved by dragging and walked through by keys. */

import { activateTab } from '../../state/tabs/activatePane.ts';
import { useApp, useWords, type AppContext } from '../kit/appContext.ts';
import { NewTabButtons } from '../targets/NewTabMenu.tsx';
import { Tab } from './Tab.tsx';
import styles from './TabBar.module.css';
import { useTabDragging } from './useTabDragging.ts';

export function TabBar() {
  const app = useApp();
  const { groups } = app.state.view.value;
  const shown = app.state.activeGroup.value?.id;
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
        {groups.map((group, index) => (
          <div
            role="presentation"
            key={group.id}
            class={styles.item}
            data-active={group.id === shown}
            data-drop={
              gap === index ? 'before' : gap === groups.length && index === gap - 1 ? 'after' : 'none'
            }
            draggable={app.state.renamingTab.value !== group.activePane}
            {...handlersOf(group.activePane, index)}
          >
            <Tab group={group} active={group.id === shown} />
          </div>
        ))}
      </div>
      <NewTabButtons />
    </header>
  );
}

/** Shows and focuses the neighbour, the first or the last tab, as the key says. */
function walkTabs({ api, state }: AppContext, event: KeyboardEvent): void {
  const { groups } = state.view.value;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    Home: -groups.length,
    End: groups.length,
  };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const at = groups.findIndex(({ id }) => id === state.activeGroup.value?.id);
  const next = groups[Math.min(groups.length - 1, Math.max(0, at + step))];
  if (next === undefined) return;
  activateTab(api, state, next.activePane);
  document.getElementById(`tab-${next.id}`)?.focus();
}
