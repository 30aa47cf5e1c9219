/** Texts of the panel "While you were away". */

import type { AwayItem, AwayView } from '../../../shared/view/away.ts';
import type { Words } from '../../../shared/words/english.ts';
import { sentenceOf } from '../sentences.ts';

type AwayMark = 'ok' | 'bad' | 'info';

/** Text line for one event; `detail` is the result. */
type AwayLine = {
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
      return {
        mark: commandMark(exitCode),
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

function commandMark(exitCode: number | null): AwayMark {
  if (exitCode === null) return 'info';
  return exitCode === 0 ? 'ok' : 'bad';
}

/** Text for the amount of output by session, e.g. `web-1 1.2 MB, api 40 kB`; empty when there was none. */
export function outputWords(
  { away }: Words,
  { output }: AwayView,
  titleOf: (pane: string) => string,
): string {
  return output.map(({ pane, bytes }) => away.printedBy(titleOf(pane), bytes)).join(', ');
}
