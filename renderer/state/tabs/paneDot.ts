/** The state dot of a pane, and its text for screen readers. */

import type { PaneView } from '../../../shared/view/view.ts';
import type { LinkView } from '../../../client/link/linkView.ts';
import type { Words } from '../../../shared/words/english.ts';

export type PaneDot = 'live' | 'waiting' | 'ended';

export function paneDot(
  { state, unreachable }: Pick<PaneView, 'state' | 'unreachable'>,
  link: LinkView | undefined,
): PaneDot {
  if (hasEnded(state)) return 'ended';
  const isReached = link?.word === 'Connected' && unreachable === null;
  return isReached && state.kind === 'running' ? 'live' : 'waiting';
}

/** True when no shell runs in the pane, so that another one can be started. */
export function hasEnded({ kind }: PaneView['state']): boolean {
  return kind === 'ended' || kind === 'refused';
}

/** @param isUnreachable is true when a connected server cannot reach the shell. */
export function dotWords(
  words: Words,
  dot: PaneDot,
  link: LinkView | undefined,
  isUnreachable: boolean,
): string {
  switch (dot) {
    case 'live':
      return words.tabs.connected;
    case 'ended':
      return words.tabs.over;
    case 'waiting':
      if (link !== undefined && link.word !== 'Connected') return words.link.states[link.word].toLowerCase();
      return isUnreachable ? words.tabs.unreachable : words.tabs.opening;
  }
}
