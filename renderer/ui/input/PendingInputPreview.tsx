/** The text of pending input. It is shown only on request, because it may be a password. */

import { useState } from 'preact/hooks';
import type { PendingInput } from '../../../client/terminal/inputLog.ts';
import { useFocusTerminal, useWords } from '../kit/appContext.ts';
import styles from './PendingInputPreview.module.css';

export function PendingInputPreview({ pendingInput }: { readonly pendingInput: PendingInput }) {
  const [shown, setShown] = useState(false);
  const words = useWords().sessions.pendingInput;
  const focusTerminal = useFocusTerminal();
  return (
    <>
      {shown && <code class={styles.preview}>{pendingInput.preview}</code>}
      <button
        type="button"
        data-kind="plain"
        aria-pressed={shown}
        aria-label={words.showPendingInput}
        onClick={({ detail }) => {
          setShown(!shown);
          // After a click the user types on; a key, which has no clicks, leaves the focus on the button.
          if (detail > 0) focusTerminal();
        }}
      >
        {shown ? words.hide : words.show}
      </button>
    </>
  );
}
