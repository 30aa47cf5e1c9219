/**
 * Bar over a terminal that asks for permission when a program wants to write to the clipboard. It does not
 * take the focus.
 */

import { useEffect, useState } from 'preact/hooks';
import type { PaneView } from '../../../shared/view/view.ts';
import {
  clipboardQuestion,
  withoutRequest,
  type ClipboardRequest,
} from '../../state/clipboard/clipboardPermission.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Bar } from '../kit/Bar.tsx';
import styles from '../kit/Bar.module.css';

/**
 * Delay before the buttons work, ms. Without it, a program could change its request just before the user
 * clicks.
 */
const BUTTON_DELAY_MS = 500;

export function ClipboardBar({ pane }: { readonly pane: PaneView }) {
  const { state } = useApp();
  const request = state.clipboardRequests.value.find((other) => other.pane === pane.id);
  if (request === undefined) return null;
  return <Question key={request.number} request={request} title={pane.title} />;
}

type QuestionProps = { readonly request: ClipboardRequest; readonly title: string };

function Question({ request, title }: QuestionProps) {
  const { api, state, terminals } = useApp();
  const words = useWords();
  const { clipboard, allow, ignore } = words.terminal;
  const [isEnabled, setEnabled] = useState(false);
  // Decided once: a question that moves away from the pointer would be answered by mistake.
  const [side] = useState(() =>
    terminals.get(request.pane)?.view.viewport.isCursorHigh === true ? 'bottom' : 'top',
  );
  useEffect(() => {
    const timer = setTimeout(() => setEnabled(true), BUTTON_DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  const answer = (isAllowed: boolean): void => {
    state.clipboardRequests.value = withoutRequest(state.clipboardRequests.value, request.pane);
    if (isAllowed) void api.call('writeClipboard', request.text);
    terminals.get(request.pane)?.view.focus();
  };
  return (
    <div class={styles.overlay} data-side={side}>
      <Bar kind="warning" label={clipboard} text={clipboardQuestion(words, title, request)}>
        <button type="button" disabled={!isEnabled} onClick={() => answer(true)}>
          {allow}
        </button>
        <button type="button" disabled={!isEnabled} onClick={() => answer(false)}>
          {ignore}
        </button>
      </Bar>
    </div>
  );
}
