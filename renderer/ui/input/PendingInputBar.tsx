/** Bar that asks for confirmation before sending old pending input, which may do harm. */

import type { PendingInput } from '../../../client/terminal/inputLog.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Bar } from '../kit/Bar.tsx';
import { PendingInputPreview } from './PendingInputPreview.tsx';

type Props = { readonly pane: string; readonly pendingInput: PendingInput };

export function PendingInputBar({ pane, pendingInput }: Props) {
  const { api, state, terminals } = useApp();
  const { pendingInput: words } = useWords().sessions;
  const answer = (call: 'sendPendingInput' | 'discardPendingInput'): void => {
    void api.call(call, pane);
    terminals.get(pane)?.view.focus();
  };
  return (
    <Bar
      kind="warning"
      label={words.title}
      text={words.question(pendingInput.bytes, state.now.value - pendingInput.since)}
    >
      <PendingInputPreview key={pendingInput.since} pendingInput={pendingInput} />
      <button type="button" data-kind="primary" onClick={() => answer('sendPendingInput')}>
        {words.send}
      </button>
      <button type="button" onClick={() => answer('discardPendingInput')}>
        {words.discard}
      </button>
    </Bar>
  );
}
