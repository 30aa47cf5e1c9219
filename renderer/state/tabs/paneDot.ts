/** A tab's state in one word, for its dot and for those who can not see it. Pure. */

import type { PaneView } from '../../../shared/view/view.ts';
import type { LinkView } from '../../../client/link/linkView.ts';
import type { Words } from '../../../shared/words/english.ts';

export type PaneDot = 'live' | 'waiting' | 'over';

export function paneDot(
  { state, unreachable }: Pick<PaneView, 'state' | 'unreachable'>,
  link: LinkView | undefined,
): PaneDot {
  if (isOver(state)) return 'over';
  const isReached = link?.word === 'Connected' && unreachable === null;
  return isReached && state.kind === 'running' ? 'live' : 'waiting';
}

/** Whether no shell runs here and another one can be started. */
export function isOver({ kind }: PaneView['state']): boolean {
  return kind === 'ended' || kind === 'refused';
}

/** @param isUnreachable behind a link that is there. */
export function dotWords(
  { tabs, link: says }: Words,
  dot: PaneDot,
  link: LinkView | undefined,
  isUnreachable: boolean,
): string {
  switch (dot) {
    case 'live':
      return tabs.connected;
    case 'over':
      return tabs.over;
    case 'waiting':
      if (link !== undefined && link.word !== 'Connected') return says.states[link.word].toLowerCase();
      return isUnreachable ? tabs.unreachable : tabs.opening;
  }
}
