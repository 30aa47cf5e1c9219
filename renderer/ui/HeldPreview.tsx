/** What waits to be sent, shown on request only: it could be a password. */

import { useState } from 'preact/hooks';
import type { HeldView } from '../../preload/view.ts';
import styles from './HeldPreview.module.css';

export function HeldPreview({ held }: { readonly held: HeldView }) {
  const [shown, setShown] = useState(false);
  return (
    <>
      {shown && <code class={styles.preview}>{held.preview}</code>}
      <button
        type="button"
        data-kind="plain"
        aria-pressed={shown}
        aria-label="Show held input"
        onClick={() => setShown(!shown)}
      >
        {shown ? 'Hide' : 'Show'}
      </button>
    </>
  );
}
