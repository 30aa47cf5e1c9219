/** Under a terminal whose session is over or was refused: why, and a way on. */

import type { TabView } from '../../preload/view.ts';
import type { Target } from '../../protocol/messages/common.ts';
import { sentenceOf } from '../state/sentences.ts';
import { endSentence } from '../state/statusText.ts';
import { useApp } from './appContext.ts';
import { Bar } from './Bar.tsx';

const NEXT: Readonly<Record<Target['kind'], string>> = {
  local: 'Press Enter for a new shell on the same target.',
  container: 'Press Enter for a new shell on the same target.',
  service: 'Press Enter to follow the service to another task.',
  compose: 'Press Enter to follow the service to its present container.',
};

export function SessionBar({ tab }: { readonly tab: TabView }) {
  const { api, terminals, state: app } = useApp();
  const { state } = tab;
  const isAlone = app.activeGroup.value?.layout.kind === 'pane';
  if (state.kind !== 'ended' && state.kind !== 'refused') return null;
  const sentence = state.kind === 'ended' ? endSentence(state) : sentenceOf(state.message);
  return (
    <Bar
      kind={state.kind === 'ended' ? 'info' : 'error'}
      label="Session"
      text={`${sentence} ${NEXT[tab.target.kind]}`}
    >
      <button
        type="button"
        data-kind="primary"
        onClick={() => {
          void api.call('startAgain', tab.id);
          terminals.get(tab.id)?.view.focus();
        }}
      >
        Start again
      </button>
      <button type="button" onClick={() => void api.call('closePane', tab.id)}>
        {isAlone ? 'Close tab' : 'Close pane'}
      </button>
    </Bar>
  );
}
