/** What the introduction says of cutting the link, before, meanwhile and afterwards. Pure. */

import type { ServerView, PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

export type CutWords = {
  readonly text: string;
  /** What its button does; a disabled one waits for a shell that is connected. */
  readonly button: string;
  readonly disabled: boolean;
};

/** @param wasCut says whether the link was cut before, since the introduction is shown. */
export function cutWords(
  { start }: Words,
  pane: PaneView | undefined,
  server: ServerView | undefined,
  wasCut: boolean,
): CutWords {
  if (server?.isCut === true)
    return {
      text: start.isCut,
      button: start.restore,
      disabled: false,
    };
  const isReady = pane?.state.kind === 'running' && server?.link.word === 'Connected';
  const text = wasCut && isReady ? start.wasCut : start.cutIt;
  return { text, button: start.cut, disabled: !isReady };
}
