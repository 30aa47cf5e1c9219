/** A tab's state in one word, for its dot and for those who can not see it. Pure. */

import type { LinkView, TabView } from '../../preload/view.ts';

export type TabDot = 'live' | 'waiting' | 'over';

export function tabDot(state: TabView['state'], link: LinkView | undefined): TabDot {
  if (isOver(state)) return 'over';
  return link?.word === 'Connected' && state.kind === 'running' ? 'live' : 'waiting';
}

/** Whether no shell runs here and another one can be started. */
export function isOver({ kind }: TabView['state']): boolean {
  return kind === 'ended' || kind === 'refused';
}

export function dotWords(dot: TabDot, link: LinkView | undefined): string {
  switch (dot) {
    case 'live':
      return 'connected';
    case 'over':
      return 'session over';
    case 'waiting':
      return link === undefined || link.word === 'Connected' ? 'opening' : link.word.toLowerCase();
  }
}
