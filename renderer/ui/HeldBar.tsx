/** Typed input that no server has received: shown, sent or taken back. */

import { useState } from 'preact/hooks';
import type { TabView } from '../../preload/view.ts';
import { api } from '../api.ts';
import { appState } from '../state/appState.ts';
import { durationWords } from '../state/durations.ts';
import { keysText, SHORTCUTS } from '../state/shortcuts.ts';
import { Bar } from './Bar.tsx';
import barStyles from './Bar.module.css';

export function HeldBar({ tab }: { readonly tab: TabView }) {
  // What waits could be a password: it is shown on request only.
  const [shown, setShown] = useState(false);
  const { held } = tab;
  if (held === null) return null;
  const amount = held.bytes === 1 ? '1 character' : `${held.bytes.toLocaleString('en')} characters`;
  const age = durationWords(appState.now.value - held.since);
  const discardKeys = SHORTCUTS.find(({ action }) => action === 'discard-held');
  return (
    <Bar kind="warning" label="Held input">
      <span>
        {held.asking
          ? `You typed ${amount} ${age} ago, and much may have changed since. Send it now?`
          : `${amount} waiting for the link (${age}).`}
      </span>
      {shown && <code class={barStyles['preview']}>{held.preview}</code>}
      <button type="button" data-kind="plain" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? 'Hide' : 'Show'}
      </button>
      {held.asking && (
        <button type="button" data-kind="primary" onClick={() => void api.call('sendHeld', tab.id)}>
          Send
        </button>
      )}
      <button
        type="button"
        aria-label={held.asking ? 'Discard' : 'Discard held input'}
        title={discardKeys === undefined ? '' : keysText(discardKeys, api.platform === 'mac')}
        onClick={() => void api.call('discardHeld', tab.id)}
      >
        Discard
      </button>
    </Bar>
  );
}
