/** Typed input that waits for the link: said in the status line, so that no terminal changes its size for it. */

import type { TabView } from '../../../shared/view/view.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { HeldPreview } from './PendingInputPreview.tsx';
import styles from '../servers/StatusLine.module.css';

export function HeldChip({ tab }: { readonly tab: TabView }) {
  const { api, terminals, keysOf } = useApp();
  const { held } = tab;
  const { held: words } = useWords().sessions;
  if (held === null || held.asking) return null;
  return (
    <span role="group" aria-label={words.title} class={styles.held}>
      <span>{words.waiting(held.bytes)}</span>
      <HeldPreview key={`${tab.id} ${held.since}`} held={held} />
      <button
        type="button"
        data-kind="plain"
        aria-label={words.discardHeld}
        title={`${words.discardHeld} (${keysOf('discard-held')})`}
        onClick={() => {
          void api.call('discardHeld', tab.id);
          terminals.get(tab.id)?.view.focus();
        }}
      >
        {words.discard}
      </button>
    </span>
  );
}
