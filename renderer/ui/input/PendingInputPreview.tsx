/** The text of pending input. It is shown only on request, because it may be a password. */

import { useState } from 'preact/hooks';
import type { PendingInput } from '../../../client/terminal/inputLog.ts';
import { useWords } from '../kit/appContext.ts';
import styles from './PendingInputPreview.module.css';

export function PendingInputPreview({ pendingInput }: { readonly pendingInput: PendingInput }) {
  const [shown, setShown] = useState(false);
  const words = useWords().sessions.held;
  return (
    <>
      {shown && <code class={styles.preview}>{pendingInput.preview}</code>}
      <button
        type="button"
        data-kind="plain"
        aria-pressed={shown}
        aria-label={words.showPendingInput}
        onClick={() => setShown(!shown)}
      >
        {shown ? words.hide : words.show}
      </button>
    </>
  );
}
