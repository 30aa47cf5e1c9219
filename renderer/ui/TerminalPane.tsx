/** One tab's terminal. Hidden tabs keep their layout, so that their terminals keep their size and go on parsing. */

import { useEffect, useRef } from 'preact/hooks';
import type { TabView } from '../../preload/view.ts';
import { appState } from '../state/appState.ts';
import type { Terminals } from '../terminal/terminals.ts';
import { api } from '../api.ts';
import styles from './TerminalPane.module.css';
import { appearance, paletteOf } from './theme.ts';

type Props = { readonly tab: TabView; readonly shown: boolean; readonly terminals: Terminals };

export function TerminalPane({ tab, shown, terminals }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const { settings, servers } = appState.view.value;
  const theme = paletteOf(appearance.value);
  const server = servers.find(({ id }) => id === tab.server);

  useEffect(() => {
    if (element.current === null) return undefined;
    return terminals.open(tab.id, element.current, settings, theme);
    // The terminal lives as long as its tab: later settings are applied to it below.
  }, [tab.id]);
  useEffect(() => terminals.get(tab.id)?.view.configure(settings, theme), [settings, theme]);
  useEffect(() => terminals.get(tab.id)?.view.setForeign(tab.foreignSize !== null), [tab.foreignSize !== null]);
  useEffect(() => {
    if (shown && appState.dialog.value === null) terminals.get(tab.id)?.view.focus();
  }, [shown]);

  return (
    <div
      role="tabpanel"
      id={`panel-${tab.id}`}
      aria-labelledby={`tab-${tab.id}`}
      class={styles.panel}
      data-shown={shown}
      data-link={server?.link.word === 'Connected' ? 'up' : 'down'}
    >
      <div
        role="group"
        aria-label={`Terminal: ${tab.title}`}
        data-terminal={tab.id}
        class={styles.terminal}
        ref={element}
        onContextMenu={(event) => {
          event.preventDefault();
          void api.call('contextMenu', { hasSelection: terminals.get(tab.id)?.view.hasSelection ?? false });
        }}
        onPasteCapture={(event) => {
          event.preventDefault();
          event.stopPropagation();
          const text = event.clipboardData?.getData('text/plain') ?? '';
          if (text !== '') void terminals.get(tab.id)?.paste(text);
        }}
      />
    </div>
  );
}
