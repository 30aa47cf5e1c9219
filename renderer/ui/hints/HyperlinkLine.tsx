/**
 * The address of the hyperlink under the pointer. It is displayed at the pane's edge that is further from the
 * pointer.
 */

import { hyperlinkWords } from '../../state/hints/hyperlinkText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './HyperlinkLine.module.css';

export function HyperlinkLine({ pane }: { readonly pane: string }) {
  const { api, state } = useApp();
  const hovered = state.hoveredHyperlink.value;
  const words = useWords();
  if (hovered === null || hovered.pane !== pane) return null;
  const { target, note, isWarning } = hyperlinkWords(words, hovered.hyperlink, api.platform === 'mac');
  return (
    <output
      aria-label={words.terminal.linkTarget}
      class={styles.line}
      data-kind={isWarning ? 'warning' : 'info'}
      data-edge={hovered.isLow ? 'upper' : 'lower'}
    >
      <span class={styles.note}>{note}</span>
      <span class={styles.target}>{target}</span>
    </output>
  );
}
