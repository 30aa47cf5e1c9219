/** At the first line of a terminal of which there is more: shows it, or says how to get it. */

import { byteWords } from '../../preload/amounts.ts';
import type { TabView } from '../../preload/view.ts';
import { canLoadEarlier, mustSaveEarlier } from '../state/pastText.ts';
import { useApp } from './appContext.ts';
import styles from './TerminalPane.module.css';

export function EarlierButton({ tab }: { readonly tab: TabView }) {
  const { api, state, terminals } = useApp();
  if (!state.atTop.value.includes(tab.id)) return null;
  if (mustSaveEarlier(tab)) return <SaveButton tab={tab.id} />;
  if (!canLoadEarlier(tab)) return null;
  return (
    <button
      type="button"
      class={styles.earlier}
      title="Or scroll further up"
      onClick={() => {
        void api.call('loadPast', tab.id);
        terminals.get(tab.id)?.view.focus();
      }}
    >
      Load earlier output
      <span class={styles.amount}>{byteWords(tab.earlierBytes)}</span>
    </button>
  );
}

function SaveButton({ tab }: { readonly tab: string }) {
  const { state } = useApp();
  return (
    <button
      type="button"
      class={styles.earlier}
      onClick={() => (state.dialog.value = { kind: 'save-output', tab })}
    >
      Save output…
      <span class={styles.amount}>to see more than a terminal holds</span>
    </button>
  );
}
