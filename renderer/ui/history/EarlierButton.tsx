/** Button at a terminal's first line. It loads earlier output, or opens the dialog that saves it. */

import type { PaneView } from '../../../shared/view/view.ts';
import { canLoadEarlier, mustSaveEarlier } from '../../state/history/pastText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './EarlierButton.module.css';

export function EarlierButton({ pane }: { readonly pane: PaneView }) {
  const { api, state, terminals } = useApp();
  const words = useWords().terminal;
  if (!state.atTop.value.includes(pane.id)) return null;
  if (mustSaveEarlier(pane)) return <SaveButton pane={pane.id} />;
  if (!canLoadEarlier(pane)) return null;
  return (
    <button
      type="button"
      class={styles.button}
      title={words.loadEarlierHint}
      onClick={() => {
        void api.call('loadPast', pane.id);
        terminals.get(pane.id)?.view.focus();
      }}
    >
      {words.loadEarlier}
      <span class={styles.amount}>{words.bytes(pane.earlierBytes)}</span>
    </button>
  );
}

function SaveButton({ pane }: { readonly pane: string }) {
  const { state } = useApp();
  const words = useWords().terminal;
  return (
    <button
      type="button"
      class={styles.button}
      onClick={() => (state.dialog.value = { kind: 'save-output', pane })}
    >
      {words.saveOutput}
      <span class={styles.amount}>{words.saveToSeeMore}</span>
    </button>
  );
}
