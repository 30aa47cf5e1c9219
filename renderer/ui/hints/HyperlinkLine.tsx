/** Where the link under the pointer leads, at that edge of its pane which it is not near. */

import { linkWords } from '../../state/hints/hyperlinkText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './HyperlinkLine.module.css';

export function HyperlinkLine({ pane }: { readonly pane: string }) {
  const { api, state } = useApp();
  const pointed = state.pointedLink.value;
  const words = useWords();
  if (pointed === null || pointed.pane !== pane) return null;
  const { target, note, isWarning } = linkWords(words, pointed.link, api.platform === 'mac');
  return (
    <output
      aria-label={words.terminal.linkTarget}
      class={styles.line}
      data-kind={isWarning ? 'warning' : 'info'}
      data-edge={pointed.isLow ? 'upper' : 'lower'}
    >
      <span class={styles.note}>{note}</span>
      <span class={styles.target}>{target}</span>
    </output>
  );
}
