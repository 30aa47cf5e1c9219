/** What the account of an absence says, in words. Pure. */

import { byteWords } from '../../preload/amounts.ts';
import { outcomeWords } from '../../preload/attention.ts';
import type { AwayItem, AwayView } from '../../preload/away.ts';
import { timeOfDay } from './durations.ts';
import { sentenceOf } from './sentences.ts';
import { endWords } from './statusText.ts';

export type AwayMark = 'ok' | 'bad' | 'info';

/** The line of one item. `detail` is how it went. */
export type AwayLine = {
  readonly mark: AwayMark;
  readonly what: string;
  readonly detail: string;
  readonly when: string;
};

/** From when to when, e.g. `22:10 – 06:45`. */
export function awaySpan({ since, until }: AwayView): string {
  return `${timeOfDay(since)} – ${timeOfDay(until)}`;
}

export function awayLine(item: AwayItem): AwayLine {
  const when = timeOfDay(item.at);
  switch (item.kind) {
    case 'command': {
      const { exitCode, durationMs } = item;
      const mark = exitCode === null ? 'info' : exitCode === 0 ? 'ok' : 'bad';
      return {
        mark,
        what: item.line ?? 'A command',
        detail: outcomeWords(exitCode, durationMs),
        when,
      };
    }
    case 'bell':
      return {
        mark: 'info',
        what: 'The bell rang',
        detail: item.count === 1 ? '' : `${item.count} times`,
        when,
      };
    case 'ended': {
      const what = item.replaced ? 'The container was replaced' : 'The session ended';
      const detail = item.replaced ? 'a new shell runs in its successor' : sentenceOf(endWords(item.end));
      return { mark: item.replaced ? 'info' : 'bad', what, detail, when };
    }
  }
}

/** What the sessions printed, e.g. `web-1 printed 1.2 MB, api 40 kB`; empty when nothing is worth a word. */
export function outputWords({ output }: AwayView, titleOf: (tab: string) => string): string {
  return output.map(({ tab, bytes }) => `${titleOf(tab)} ${byteWords(bytes)}`).join(', ');
}
