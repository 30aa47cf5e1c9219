/** At the first line of a terminal of which there is more: shows it, or says how to get it. */

import type { TabView } from '../../../shared/view/view.ts';
import { canLoadEarlier, mustSaveEarlier } from '../../state/history/pastText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from '../tabs/TerminalPane.module.css';

export function EarlierButton({ tab }: { readonly tab: TabView }) {
  const { api, state, terminals } = useApp();
  const words = useWords().terminal;
  if (!state.atTop.value.includes(tab.id)) return null;
  if (mustSaveEarlier(tab)) return <SaveButton tab={tab.id} />;
  if (!canLoadEarlier(tab)) return null;
  return (
    <button
      type="button"
      class={styles.earlier}
      title={words.loadEarlierHint}
      onClick={() => {
        void api.call('loadPast', tab.id);
        terminals.get(tab.id)?.view.focus();
      }}
    >
      {words.loadEarlier}
      <span class={styles.amount}>{words.bytes(tab.earlierBytes)}</span>
    </button>
  );
}

function SaveButton({ tab }: { readonly tab: string }) {
  const { state } = useApp();
  const words = useWords().terminal;
  return (
    <button
      type="button"
      class={styles.earlier}
      onClick={() => (state.dialog.value = { kind: 'save-output', tab })}
    >
      {words.saveOutput}
      <span class={styles.amount}>{words.saveToSeeMore}</span>
    </button>
  );
}
