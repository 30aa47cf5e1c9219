/** Typed input that waits for the link: said in the status line, so that no terminal changes its size for it. */

import type { TabView } from '../../preload/view.ts';
import { heldWords } from '../state/heldText.ts';
import { useApp } from './appContext.ts';
import { HeldPreview } from './HeldPreview.tsx';
import styles from './StatusLine.module.css';

export function HeldChip({ tab }: { readonly tab: TabView }) {
  const { api, terminals, keysOf } = useApp();
  const { held } = tab;
  if (held === null || held.asking) return null;
  return (
    <span role="group" aria-label="Held input" class={styles.held}>
      <span>{heldWords(held)}</span>
      <HeldPreview key={`${tab.id} ${held.since}`} held={held} />
      <button
        type="button"
        data-kind="plain"
        aria-label="Discard held input"
        title={`Discard held input (${keysOf('discard-held')})`}
        onClick={() => {
          void api.call('discardHeld', tab.id);
          terminals.get(tab.id)?.view.focus();
        }}
      >
        Discard
      </button>
    </span>
  );
}
