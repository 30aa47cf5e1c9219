/**
 * Bar with the reason that an action in the visible terminal was not carried out; screen readers announce it.
 */

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
    // Always rendered, because screen readers announce only changes in an existing element.
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
