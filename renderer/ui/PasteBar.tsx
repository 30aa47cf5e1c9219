/** Asks before a paste that could do more than its author expects. */

import type { TabView } from '../../preload/view.ts';
import { appState } from '../state/appState.ts';
import type { Terminals } from '../terminal/terminals.ts';
import { Bar } from './Bar.tsx';

type Props = { readonly tab: TabView; readonly terminals: Terminals };

export function PasteBar({ tab, terminals }: Props) {
  const question = appState.paste.value;
  if (question === null || question.tab !== tab.id) return null;
  const view = terminals.get(tab.id)?.view;
  const answer = (paste: boolean): void => {
    appState.paste.value = null;
    if (paste) view?.typePaste(question.text);
    view?.focus();
  };
  return (
    <Bar kind="warning" label="Paste">
      <span>Paste this? {question.why}</span>
      <button type="button" data-kind="primary" onClick={() => answer(true)}>
        Paste
      </button>
      <button type="button" onClick={() => answer(false)}>
        Cancel
      </button>
    </Bar>
  );
}
