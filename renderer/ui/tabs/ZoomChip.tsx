/** Button in the status line of a zoomed tab. It names the visible pane; a click shows all panes again. */

import { zoomed } from '../../../shared/layout/arrangement.ts';
import { arrange } from '../../state/actions/arrange.ts';
import { zoomWords } from '../../state/tabs/tabText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from '../servers/StatusLine.module.css';

export function ZoomChip() {
  const { api, state, terminals, keysOf } = useApp();
  const tab = state.activeTab.value;
  const words = useWords();
  const label = tab === undefined ? null : zoomWords(words, tab);
  if (tab === undefined || label === null) return null;
  return (
    <button
      type="button"
      data-kind="plain"
      class={styles.action}
      title={words.tabs.showAllPanes(keysOf('zoom-pane'))}
      onClick={() => {
        arrange(
          api,
          state,
          (all) => zoomed(all, tab.activePane, false),
          () => api.call('zoomPane', tab.activePane, false),
        );
        terminals.get(tab.activePane)?.view.focus();
      }}
    >
      {label}
    </button>
  );
}
