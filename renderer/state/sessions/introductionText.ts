/**
 * Texts of the introduction's experiment, in which the user cuts the link: before, during and after the cut.
 */

import type { ServerView, PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

type CutWords = {
  readonly text: string;
  readonly button: string;
  /** True until there is a connected shell. */
  readonly disabled: boolean;
};

/** @param wasCut is true after the user cut the link in the introduction. */
export function cutWords(
  { start }: Words,
  pane: PaneView | undefined,
  server: ServerView | undefined,
  wasCut: boolean,
): CutWords {
  if (server?.isCut === true) return { text: start.isCut, button: start.restore, disabled: false };
  const isReady = pane?.state.kind === 'running' && server?.link.word === 'Connected';
  const text = wasCut && isReady ? start.wasCut : start.cutIt;
  return { text, button: start.cut, disabled: !isReady };
}
