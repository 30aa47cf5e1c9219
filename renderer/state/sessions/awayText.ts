/** What the account of an absence says, in words. Pure. */

import type { AwayItem, AwayView } from '../../../shared/view/away.ts';
import type { Words } from '../../../shared/words/english.ts';
import { sentenceOf } from '../sentences.ts';

export type AwayMark = 'ok' | 'bad' | 'info';

/** The line of one item. `detail` is how it went. */
export type AwayLine = {
  readonly mark: AwayMark;
  readonly what: string;
  readonly detail: string;
  readonly when: string;
};

export function awayLine({ away, sessions }: Words, item: AwayItem): AwayLine {
  const when = away.time(item.at);
  switch (item.kind) {
    case 'command': {
      const { exitCode, durationMs } = item;
      const mark = exitCode === null ? 'info' : exitCode === 0 ? 'ok' : 'bad';
      return {
        mark,
        what: item.line ?? away.command,
        detail: away.outcome(exitCode, durationMs),
        when,
      };
    }
    case 'bell':
      return {
        mark: 'info',
        what: away.bellRang,
        detail: item.count === 1 ? '' : away.times(item.count),
        when,
      };
    case 'ended': {
      const what = item.replaced ? away.replaced : away.ended;
      const detail = item.replaced ? away.replacedBy : sentenceOf(sessions.endWords(item.end));
      return { mark: item.replaced ? 'info' : 'bad', what, detail, when };
    }
  }
}

/** What the sessions printed, e.g. `web-1 printed 1.2 MB, api 40 kB`; empty when nothing is worth a word. */
export function outputWords(
  { away }: Words,
  { output }: AwayView,
  titleOf: (pane: string) => string,
): string {
  return output.map(({ pane, bytes }) => away.printedBy(titleOf(pane), bytes)).join(', ');
}
