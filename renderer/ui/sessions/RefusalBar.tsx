/** Why what was asked of the shown terminal was not done; told to screen readers, and in nobody's way. */

import { useApp, useWords } from '../kit/appContext.ts';
import { Bar } from '../kit/Bar.tsx';

export function RefusalBar({ pane }: { readonly pane: string }) {
  const { state, terminals } = useApp();
  const { common, terminal } = useWords();
  const refusal = state.refusal.value;
  const dismiss = (): void => {
    state.refusal.value = null;
    terminals.get(pane)?.view.focus();
  };
  return (
    // Always there: only what comes into it later is announced.
    <div role="status" aria-label={terminal.notDone}>
      {refusal?.pane === pane && (
        <Bar kind="info" label={terminal.notDone} text={refusal.text}>
          <button type="button" data-kind="plain" onClick={dismiss}>
            {common.dismiss}
          </button>
        </Bar>
      )}
    </div>
  );
}
