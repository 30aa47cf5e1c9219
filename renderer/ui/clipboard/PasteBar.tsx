/** Bar that asks for confirmation before a paste that may do harm. */

import { useEffect, useRef } from 'preact/hooks';
import type { PaneView } from '../../../shared/view/view.ts';
import type { PasteQuestion } from '../../state/clipboard/paste.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Bar } from '../kit/Bar.tsx';

export function PasteBar({ pane }: { readonly pane: PaneView }) {
  const question = useApp().state.paste.value;
  return question === null || question.pane !== pane.id ? null : <Question question={question} />;
}

function Question({ question }: { readonly question: PasteQuestion }) {
  const { state, terminals } = useApp();
  const { common, terminal } = useWords();
  const pasteButton = useRef<HTMLButtonElement>(null);
  useEffect(() => pasteButton.current?.focus(), [question]);
  const answer = (isConfirmed: boolean): void => {
    const view = terminals.get(question.pane)?.view;
    state.paste.value = null;
    if (isConfirmed) view?.typePaste(question.text);
    view?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') answer(false);
  };
  return (
    <Bar kind="warning" label={terminal.paste} text={terminal.pasteQuestion(question.concern)}>
      <button
        type="button"
        data-kind="primary"
        ref={pasteButton}
        onClick={() => answer(true)}
        onKeyDown={onKeyDown}
      >
        {terminal.paste}
      </button>
      <button type="button" onClick={() => answer(false)} onKeyDown={onKeyDown}>
        {common.cancel}
      </button>
    </Bar>
  );
}
