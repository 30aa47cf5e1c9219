/** In the status line of a tab whose active pane hides the others: which one it is, and the way back. */

import { zoomed } from '../../../shared/layout/arrangement.ts';
import { arrange } from '../../state/tabs/arrange.ts';
import { zoomWords } from '../../state/tabs/paneText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from '../servers/StatusLine.module.css';

export function ZoomChip() {
  const { api, state, terminals, keysOf } = useApp();
  const group = state.activeGroup.value;
  const says = useWords();
  const words = group === undefined ? null : zoomWords(says, group);
  if (group === undefined || words === null) return null;
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
          (all) => zoomed(all, group.activePane, false),
          () => api.call('zoomPane', group.activePane, false),
        );
        terminals.get(group.activePane)?.view.focus();
      }}
    >
      {words}
    </button>
  );
}
