/** The badge on a tab with events that the user has not seen. */

import type { PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

export type Badge = { readonly mark: 'ok' | 'bad' | 'ended' | 'bell'; readonly words: string };

/** Kinds of badges, most important first. */
const MARKS = ['bad', 'ok', 'ended', 'bell'] as const;

/** The most important badge of a tab's panes; null when there is none. */
export function tabBadge({ away }: Words, panes: readonly Pick<PaneView, 'attention'>[]): Badge | null {
  const badges = panes.flatMap(({ attention }) => (attention === null ? [] : [badgeOf(away, attention)]));
  const byMark = MARKS.map((mark) => badges.find((badge) => badge.mark === mark));
  return byMark.find((badge) => badge !== undefined) ?? null;
}

function badgeOf(words: Words['away'], attention: NonNullable<PaneView['attention']>): Badge {
  if (attention.kind === 'bell') return { mark: 'bell', words: words.badgeBell };
  const { line, exitCode, durationMs } = attention;
  return { mark: markOf(exitCode), words: words.badgeCommand(line, words.outcome(exitCode, durationMs)) };
}

function markOf(exitCode: number | null): Badge['mark'] {
  if (exitCode === null) return 'ended';
  return exitCode === 0 ? 'ok' : 'bad';
}
