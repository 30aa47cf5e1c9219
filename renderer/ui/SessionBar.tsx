/** Under a terminal whose session is over or was refused: why, and a way on. */

import type { TabView } from '../../preload/view.ts';
import { api } from '../api.ts';
import { endSentence } from '../state/statusText.ts';
import { Bar } from './Bar.tsx';

export function SessionBar({ tab }: { readonly tab: TabView }) {
  const { state } = tab;
  if (state.kind !== 'ended' && state.kind !== 'refused') return null;
  const sentence = state.kind === 'ended' ? endSentence(state) : sentenceOf(state.message);
  return (
    <Bar kind={state.kind === 'ended' ? 'info' : 'error'} label="Session">
      <span>{sentence} Press Enter for a new shell on the same target.</span>
      <button type="button" data-kind="primary" onClick={() => void api.call('startAgain', tab.id)}>
        Start again
      </button>
      <button type="button" onClick={() => void api.call('closeTab', tab.id)}>
        Close tab
      </button>
    </Bar>
  );
}

/** Servers say lower-case sentences without a full stop. */
function sentenceOf(message: string): string {
  const ended = /[.!?]$/.test(message) ? message : `${message}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}
