/** Texts about output that a terminal does not show, and the conditions to load or save it. */

import type { PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

/** The notice above a terminal; `share` is the finished part, 0 to 1. */
export type PastNotice =
  | { readonly kind: 'skipped'; readonly text: string }
  | { readonly kind: 'loading' | 'saving'; readonly text: string; readonly share: number };

/** The notice for a pane; null when it has none. Saving and loading are shown rather than skipped output. */
export function pastNotice(
  { terminal }: Words,
  { skipped, loading, saving }: PaneView,
  now: number,
): PastNotice | null {
  if (saving !== null) return progressNotice('saving', terminal.savingAmount, saving);
  if (loading !== null) {
    const words = skipped === null ? terminal.loadingEarlier : terminal.loadingSkipped;
    return progressNotice('loading', words, loading);
  }
  if (skipped === null) return null;
  const { bytes, since } = skipped;
  const text = since === null ? terminal.skippedAmount(bytes) : terminal.skippedSince(bytes, since, now);
  return { kind: 'skipped', text };
}

type Progress = NonNullable<PaneView['loading']>;

function progressNotice(
  kind: 'loading' | 'saving',
  words: (done: number, total: number) => string,
  { doneBytes, totalBytes }: Progress,
): PastNotice {
  const share = totalBytes === 0 ? 0 : Math.min(1, doneBytes / totalBytes);
  return { kind, text: words(doneBytes, totalBytes), share };
}

/** True when output before the terminal's first line can be requested now. */
export function canLoadEarlier({ earlierBytes, skipped, loading }: PaneView): boolean {
  return earlierBytes > 0 && skipped === null && loading === null;
}

/** True when the output before the terminal's first line can only be saved to a file. */
export function mustSaveEarlier({ savedOnly, skipped, loading, saving }: PaneView): boolean {
  return savedOnly && skipped === null && loading === null && saving === null;
}
