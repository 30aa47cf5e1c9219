/** At the first line of a terminal whose server holds more: loads it. */

import { byteWords } from '../../preload/amounts.ts';
import type { TabView } from '../../preload/view.ts';
import { canLoadEarlier } from '../state/pastText.ts';
import { useApp } from './appContext.ts';
import styles from './TerminalPane.module.css';

export function EarlierButton({ tab }: { readonly tab: TabView }) {
  const { api, state, terminals } = useApp();
  if (!state.atTop.value.includes(tab.id) || !canLoadEarlier(tab)) return null;
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
