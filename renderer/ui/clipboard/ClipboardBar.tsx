/** Over a terminal: whether its program may put something on the clipboard. It takes no focus, and no click that was meant otherwise. */

import { useEffect, useState } from 'preact/hooks';
import type { PaneView } from '../../../shared/view/view.ts';
import { clipboardQuestion, withoutAsk, type ClipboardAsk } from '../../state/clipboard/clipboardAsk.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Bar } from '../kit/Bar.tsx';
import styles from '../kit/Bar.module.css';

/** What is asked can be answered after so long, ms: a program could ask something else just before a click. */
const READ_MS = 500;

export function ClipboardBar({ pane }: { readonly pane: PaneView }) {
  const { state } = useApp();
  const ask = state.clipboardAsks.value.find((one) => one.pane === pane.id);
  return ask === undefined ? null : <Question key={ask.number} ask={ask} title={pane.title} />;
}

function Question({ ask, title }: { readonly ask: ClipboardAsk; readonly title: string }) {
  const { api, state, terminals } = useApp();
  const words = useWords();
  const { clipboard, allow, ignore } = words.terminal;
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), READ_MS);
    return () => clearTimeout(timer);
  }, []);
  const answer = (isAllowed: boolean): void => {
    state.clipboardAsks.value = withoutAsk(state.clipboardAsks.value, ask.pane);
    if (isAllowed) void api.call('writeClipboard', ask.text);
    terminals.get(ask.pane)?.view.focus();
  };
  return (
    <div class={styles.over}>
      <Bar kind="warning" label={clipboard} text={clipboardQuestion(words, title, ask)}>
        <button type="button" disabled={!isShown} onClick={() => answer(true)}>
          {allow}
        </button>
        <button type="button" disabled={!isShown} onClick={() => answer(false)}>
          {ignore}
        </button>
      </Bar>
    </div>
  );
}
