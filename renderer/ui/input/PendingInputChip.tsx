/**
 * Pending input of the visible pane. It is in the status line, so that it does not change the terminal's
 * size.
 */

import type { PaneView } from '../../../shared/view/view.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { PendingInputPreview } from './PendingInputPreview.tsx';
import styles from '../servers/StatusLine.module.css';

export function PendingInputChip({ pane }: { readonly pane: PaneView }) {
  const { api, terminals, keysOf } = useApp();
  const { pendingInput } = pane;
  const { pendingInput: words } = useWords().sessions;
  if (pendingInput === null || pendingInput.needsConfirmation) return null;
  return (
    <span role="group" aria-label={words.title} class={styles.pendingInput}>
      <span>{words.waiting(pendingInput.bytes)}</span>
      <PendingInputPreview key={`${pane.id} ${pendingInput.since}`} pendingInput={pendingInput} />
      <button
        type="button"
        data-kind="plain"
        aria-label={words.discardPendingInput}
        title={`${words.discardPendingInput} (${keysOf('discard-input')})`}
        onClick={() => {
          void api.call('discardPendingInput', pane.id);
          terminals.get(pane.id)?.view.focus();
        }}
      >
        {words.discard}
      </button>
    </span>
  );
}
