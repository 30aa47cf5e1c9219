/** What a tab's badge says. Pure. */

import type { PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

export type Badge = { readonly mark: 'ok' | 'bad' | 'ended' | 'bell'; readonly words: string };

const MARKS = ['bad', 'ok', 'ended', 'bell'] as const;

/** The badge of a tab with these panes: what failed first, then what ended, then what rang; null without any. */
export function tabBadge({ away }: Words, panes: readonly Pick<PaneView, 'attention'>[]): Badge | null {
  const badges = panes.flatMap(({ attention }) => (attention === null ? [] : [badgeOf(away, attention)]));
  const byMark = MARKS.map((mark) => badges.find((badge) => badge.mark === mark));
  return byMark.find((badge) => badge !== undefined) ?? null;
}

function badgeOf(words: Words['away'], attention: NonNullable<PaneView['attention']>): Badge {
  if (attention.kind === 'bell') return { mark: 'bell', words: words.badgeBell };
  const { line, exitCode, durationMs } = attention;
  const mark = exitCode === null ? 'ended' : exitCode === 0 ? 'ok' : 'bad';
  return { mark, words: words.badgeCommand(line, words.outcome(exitCode, durationMs)) };
}
