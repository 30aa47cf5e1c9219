/** The tabs in their order, moved by dragging and walked through by keys. */

import { useRef, useState } from 'preact/hooks';
import { activateTab } from '../state/activateTab.ts';
import { gapAt, indexAfterDrop } from '../state/dragOrder.ts';
import { useApp, type AppContext } from './appContext.ts';
import { NewTabButtons } from './NewTabMenu.tsx';
import { Tab } from './Tab.tsx';
import styles from './TabBar.module.css';

export function TabBar() {
  const app = useApp();
  const { tabs, activeTab } = app.state.view.value;
  const { gap, handlersOf } = useDragging();

  return (
    <header class={styles.bar}>
      <div
        role="tablist"
        aria-label="Sessions"
        class={styles.list}
        tabIndex={-1}
        onKeyDown={(event) => walkTabs(app, event)}
      >
        {tabs.map((tab, index) => (
          <div
            role="presentation"
            key={tab.id}
            class={styles.item}
            data-active={tab.id === activeTab}
            data-drop={gap === index ? 'before' : gap === tabs.length && index === gap - 1 ? 'after' : 'none'}
            draggable={app.state.renamingTab.value !== tab.id}
            {...handlersOf(tab.id, index)}
          >
            <Tab tab={tab} active={tab.id === activeTab} />
          </div>
        ))}
      </div>
      <NewTabButtons />
    </header>
  );
}

/** Shows and focuses the neighbour, the first or the last tab, as the key says. */
function walkTabs({ api, state }: AppContext, event: KeyboardEvent): void {
  const { tabs, activeTab } = state.view.value;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    Home: -tabs.length,
    End: tabs.length,
  };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const at = tabs.findIndex(({ id }) => id === activeTab);
  const next = tabs[Math.min(tabs.length - 1, Math.max(0, at + step))];
  if (next === undefined) return;
  activateTab(api, state, next.id);
  document.getElementById(`tab-${next.id}`)?.focus();
}

/** The gap a dragged tab would fall into, and what each tab does about dragging. */
function useDragging() {
  const { api, state } = useApp();
  const [gap, setGap] = useState<number | null>(null);
  const dragged = useRef<string | null>(null);

  const end = (): void => {
    dragged.current = null;
    setGap(null);
  };
  const drop = (): void => {
    const from = state.view.value.tabs.findIndex(({ id }) => id === dragged.current);
    if (gap !== null && dragged.current !== null && from >= 0) {
      void api.call('moveTab', dragged.current, indexAfterDrop(from, gap));
    }
    end();
  };
  const handlersOf = (tab: string, index: number) => ({
    onDragStart: (event: DragEvent) => {
      dragged.current = tab;
      // Without data some systems start no drag; a type of ours keeps it from being dropped as text elsewhere.
      event.dataTransfer?.setData('application/x-holdfast-tab', tab);
    },
    onDragOver: (event: DragEvent) => {
      if (dragged.current === null || !(event.currentTarget instanceof HTMLElement)) return;
      event.preventDefault();
      setGap(gapAt(index, event.clientX, event.currentTarget.getBoundingClientRect()));
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      drop();
    },
    onDragEnd: end,
  });
  return { gap, handlersOf };
}
