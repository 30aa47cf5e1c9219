/** What is said of output that a terminal does not show, and of what is done about it. Pure. */

import type { PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

/** What the strip above a terminal says. */
export type PastNews =
  | { readonly kind: 'skipped'; readonly text: string }
  | { readonly kind: 'loading' | 'saving'; readonly text: string; readonly share: number };

/** What is under way comes first; null when there is nothing to say. */
export function pastNews(
  { terminal }: Words,
  { skipped, loading, saving }: PaneView,
  now: number,
): PastNews | null {
  if (saving !== null) return underWay('saving', terminal.savingAmount, saving);
  if (loading !== null) {
    const words = skipped === null ? terminal.loadingEarlier : terminal.loadingSkipped;
    return underWay('loading', words, loading);
  }
  if (skipped === null) return null;
  const { bytes, since } = skipped;
  const text = since === null ? terminal.skippedAmount(bytes) : terminal.skippedSince(bytes, since, now);
  return { kind: 'skipped', text };
}

type Progress = NonNullable<PaneView['loading']>;

function underWay(
  kind: 'loading' | 'saving',
  words: (done: number, total: number) => string,
  { doneBytes, totalBytes }: Progress,
): PastNews {
  const share = totalBytes === 0 ? 0 : Math.min(1, doneBytes / totalBytes);
  return { kind, text: words(doneBytes, totalBytes), share };
}

/** Whether there is output from before the terminal's first line that can be asked for now. */
export function canLoadEarlier({ earlierBytes, skipped, loading }: PaneView): boolean {
  return earlierBytes > 0 && skipped === null && loading === null;
}

/** Whether what is before the terminal's first line can only be saved. */
export function mustSaveEarlier({ savedOnly, skipped, loading, saving }: PaneView): boolean {
  return savedOnly && skipped === null && loading === null && saving === null;
}
