/** The tabs in their order, moved by dragging and walked through by keys. */

import { useState } from 'preact/hooks';
import { groupOf } from '../../preload/arrangement.ts';
import { activateTab } from '../state/activateTab.ts';
import { gapAt, indexAfterDrop } from '../state/dragOrder.ts';
import { useApp, type AppContext } from './appContext.ts';
import { NewTabButtons } from './NewTabMenu.tsx';
import { Tab } from './Tab.tsx';
import styles from './TabBar.module.css';

export function TabBar() {
  const app = useApp();
  const { groups } = app.state.view.value;
  const shown = app.state.activeGroup.value?.id;
  const { gap, handlersOf, leave } = useDragging();

  return (
    <header class={styles.bar}>
      <div
        role="tablist"
        aria-label="Sessions"
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

/** The gap a dragged tab would fall into, and what each tab does about dragging. */
function useDragging() {
  const { api, state } = useApp();
  const [gap, setGap] = useState<number | null>(null);
  const dragged = state.draggedTab;

  const end = (): void => {
    dragged.value = null;
    setGap(null);
  };
  const drop = (): void => {
    const { groups } = state.view.value;
    const from = groups.findIndex((group) => group === groupOf(state.view.value, dragged.value));
    if (gap !== null && dragged.value !== null && from >= 0) {
      void api.call('moveTab', dragged.value, indexAfterDrop(from, gap));
    }
    end();
  };
  const handlersOf = (tab: string, index: number) => ({
    onDragStart: (event: DragEvent) => {
      dragged.value = tab;
      // Without data some systems start no drag; a type of ours keeps it from being dropped as text elsewhere.
      event.dataTransfer?.setData('application/x-holdfast-tab', tab);
    },
    onDragOver: (event: DragEvent) => {
      if (dragged.value === null || !(event.currentTarget instanceof HTMLElement)) return;
      event.preventDefault();
      setGap(gapAt(index, event.clientX, event.currentTarget.getBoundingClientRect()));
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      drop();
    },
    onDragEnd: end,
  });
  // Towards a pane, which shows by itself where the tab would go.
  const leave = (event: DragEvent): void => {
    const list = event.currentTarget;
    if (!(list instanceof Element) || !(event.relatedTarget instanceof Node)) return;
    if (!list.contains(event.relatedTarget)) setGap(null);
  };
  return { gap, handlersOf, leave };
}
