/** In the status line of a tab whose active pane hides the others: which one it is, and the way back. */

import { zoomed } from '../../../shared/layout/arrangement.ts';
import { arrange } from '../../state/tabs/arrange.ts';
import { zoomWords } from '../../state/tabs/paneText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from '../servers/StatusLine.module.css';

export function ZoomChip() {
  const { api, state, terminals, keysOf } = useApp();
  const tab = state.activeTab.value;
  const says = useWords();
  const words = tab === undefined ? null : zoomWords(says, tab);
  if (tab === undefined || words === null) return null;
  return (
    <button
      type="button"
      data-kind="plain"
      class={styles.action}
      title={says.tabs.showAllPanes(keysOf('zoom-pane'))}
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
      {words}
    </button>
  );
}
