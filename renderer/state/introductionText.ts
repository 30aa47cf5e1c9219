/** What the introduction says of cutting the link, before, meanwhile and afterwards. Pure. */

import type { ServerView, TabView } from '../../preload/view.ts';

export type CutWords = {
  readonly text: string;
  /** What its button does; a disabled one waits for a shell that is connected. */
  readonly button: 'Cut the link' | 'Restore the link';
  readonly disabled: boolean;
};

/** @param wasCut says whether the link was cut before, since the introduction is shown. */
export function cutWords(
  tab: TabView | undefined,
  server: ServerView | undefined,
  wasCut: boolean,
): CutWords {
  if (server?.isCut === true)
    return {
      text: 'The link is cut. Type something: it is held, and sent once. The link comes back by itself after half a minute.',
      button: 'Restore the link',
      disabled: false,
    };
  const isReady = tab?.state.kind === 'running' && server?.link.word === 'Connected';
  const text =
    wasCut && isReady
      ? 'The same shell is back where it was: what you typed was sent once, what it printed is shown once.'
      : 'Connections break, shells stay. Cut the link of this one, type on, and see what arrives when it is back.';
  return { text, button: 'Cut the link', disabled: !isReady };
}
