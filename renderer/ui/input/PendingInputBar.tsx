/** Asks about input that waited so long that sending it could do harm. */

import type { HeldView } from '../../../client/terminal/inputLog.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Bar } from '../kit/Bar.tsx';
import { HeldPreview } from './PendingInputPreview.tsx';

type Props = { readonly tab: string; readonly held: HeldView };

export function HeldBar({ tab, held }: Props) {
  const { api, state, terminals } = useApp();
  const { held: words } = useWords().sessions;
  const answer = (call: 'sendHeld' | 'discardHeld'): void => {
    void api.call(call, tab);
    terminals.get(tab)?.view.focus();
  };
  return (
    <Bar kind="warning" label={words.title} text={words.question(held.bytes, state.now.value - held.since)}>
      <HeldPreview key={held.since} held={held} />
      <button type="button" data-kind="primary" onClick={() => answer('sendHeld')}>
        {words.send}
      </button>
      <button type="button" onClick={() => answer('discardHeld')}>
        {words.discard}
      </button>
    </Bar>
  );
}
