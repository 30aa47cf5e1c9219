/** A tab's state in one word, for its dot and for those who can not see it. Pure. */

import type { TabView } from '../../../shared/view/view.ts';
import type { LinkView } from '../../../client/link/linkView.ts';
import type { Words } from '../../../shared/words/english.ts';

export type TabDot = 'live' | 'waiting' | 'over';

export function tabDot(
  { state, unreachable }: Pick<TabView, 'state' | 'unreachable'>,
  link: LinkView | undefined,
): TabDot {
  if (isOver(state)) return 'over';
  const isReached = link?.word === 'Connected' && unreachable === null;
  return isReached && state.kind === 'running' ? 'live' : 'waiting';
}

/** Whether no shell runs here and another one can be started. */
export function isOver({ kind }: TabView['state']): boolean {
  return kind === 'ended' || kind === 'refused';
}

/** @param isUnreachable behind a link that is there. */
export function dotWords(
  { tabs, link: says }: Words,
  dot: TabDot,
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
