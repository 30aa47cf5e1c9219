// Output that is not shown: what the strip says, when more can be loaded, and when the wheel asks for it.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { describe, expect, test } from 'vitest';
import { canLoadEarlier, mustSaveEarlier, pastNews } from '../../../../renderer/state/history/pastText.ts';
import { PullUp } from '../../../../renderer/state/history/pullUp.ts';
import { NOON, paneView } from '../../views.ts';

const MINUTE = 60_000;
const skipped = { bytes: 28_300_000, since: NOON };

describe('the strip', () => {
  test.each([
    ['says nothing when nothing is missing', {}, null],
    [
      'R11: says how much was skipped, and since when',
      { skipped },
      '28.3 MB of output was skipped while you were away, since 12:00.',
    ],
    [
      'leaves out a time that nobody knows',
      { skipped: { ...skipped, since: null } },
      '28.3 MB of output was skipped while you were away.',
    ],
    [
      'counts what is being loaded of it',
      { skipped, loading: { doneBytes: 1_500, totalBytes: 6_000 } },
      'Loading skipped output: 1.5 kB of 6.0 kB',
    ],
    [
      'counts earlier output',
      { loading: { doneBytes: 0, totalBytes: 6_000 } },
      'Loading earlier output: 0 B of 6.0 kB',
    ],
    [
      'says first what is being saved',
      { skipped, saving: { doneBytes: 0, totalBytes: 500 } },
      'Saving output: 0 B of 500 B',
    ],
  ])('%s', (_what, change, text) => {
    expect(pastNews(ENGLISH, paneView(change), NOON + MINUTE)?.text ?? null).toBe(text);
  });

  test('names the day when it is another one', () => {
    expect(pastNews(ENGLISH, paneView({ skipped }), NOON + 48 * 60 * MINUTE)?.text).toContain(
      'since 5 Jan, 12:00.',
    );
  });

  test('its share is between nothing and all, also when nothing is known or more came', () => {
    const share = (doneBytes: number, totalBytes: number) =>
      pastNews(ENGLISH, paneView({ saving: { doneBytes, totalBytes } }), NOON);
    expect(share(0, 0)).toMatchObject({ share: 0 });
    expect(share(1, 4)).toMatchObject({ share: 0.25 });
    expect(share(9, 4)).toMatchObject({ share: 1 });
  });
});

test('H1: earlier output can be loaded when the server has some, nothing was skipped, and nothing is under way', () => {
  const able = (change: Parameters<typeof paneView>[0]) => canLoadEarlier(paneView(change));
  expect(able({ earlierBytes: 5 })).toBe(true);
  expect(able({ earlierBytes: 0 })).toBe(false);
  expect(able({ earlierBytes: 5, skipped })).toBe(false);
  expect(able({ earlierBytes: 5, loading: { doneBytes: 0, totalBytes: 1 } })).toBe(false);
});

test('what no terminal is filled with is only to be saved, unless something is said or done already', () => {
  const must = (change: Parameters<typeof paneView>[0]) => mustSaveEarlier(paneView(change));
  expect(must({})).toBe(false);
  expect(must({ savedOnly: true })).toBe(true);
  const progress = { doneBytes: 0, totalBytes: 1 };
  for (const busy of [{ skipped }, { loading: progress }, { saving: progress }])
    expect(must({ savedOnly: true, ...busy })).toBe(false);
});

/** Pixels, milliseconds since the step before, and whether it happens at the top. */
type Step = readonly [deltaPx: number, gapMs: number, isAtTop: boolean];
const notch: Step = [-100, 20, true];
const GESTURES: readonly (readonly [what: string, steps: readonly Step[], asks: number])[] = [
  ['asks for more once it was turned far enough', [notch, notch, notch], 1],
  ['asks once a gesture, however long that is', Array.from({ length: 50 }, () => notch), 1],
  ['asks again with the next gesture', [notch, notch, notch, [-400, 400, true]], 2],
  ['does nothing for a single notch', [notch], 0],
  ['runs out without asking when it only just got there', [[-900, 0, false], notch, notch, notch, notch], 0],
  ['takes back what is turned down again', [notch, notch, [50, 20, true], notch, notch], 0],
];

test.each(GESTURES)('the wheel, turned up at the top, %s', (_what, steps, asks) => {
  const pull = new PullUp();
  let at = 1_000;
  const asked = steps.filter(([deltaPx, gapMs, isAtTop]) => pull.wheel(deltaPx, (at += gapMs), isAtTop));
  expect(asked).toHaveLength(asks);
});
