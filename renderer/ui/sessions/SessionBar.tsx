/** Bar below a terminal whose session has ended or was refused: the reason, and the next actions. */

import type { PaneView } from '../../../shared/view/view.ts';
import { sentenceOf } from '../../state/sentences.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Bar } from '../kit/Bar.tsx';

export function SessionBar({ pane }: { readonly pane: PaneView }) {
  const { api, terminals, state: app } = useApp();
  const { state } = pane;
  const { sessions } = useWords();
  const isAlone = app.activeTab.value?.layout.kind === 'pane';
  if (state.kind !== 'ended' && state.kind !== 'refused') return null;
  const sentence =
    state.kind === 'ended'
      ? sessions.endSentence(state.end, state.at)
      : sentenceOf(sessions.refused(state.code, state.message));
  return (
    <Bar
      kind={state.kind === 'ended' ? 'info' : 'error'}
      label={sessions.session}
      text={`${sentence} ${sessions.next[pane.target.kind]}`}
    >
      <button
        type="button"
        data-kind="primary"
        onClick={() => {
          void api.call('startAgain', pane.id);
          terminals.get(pane.id)?.view.focus();
        }}
      >
        {sessions.startAgain}
      </button>
      <button type="button" onClick={() => void api.call('closePane', pane.id)}>
        {isAlone ? sessions.closeTab : sessions.closePane}
      </button>
    </Bar>
  );
}
