// Output that is not shown: the notice on it, the conditions to load it, and the wheel gesture that requests it.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { describe, expect, test } from 'vitest';
import { canLoadEarlier, mustSaveEarlier, pastNotice } from '../../../../renderer/state/history/pastText.ts';
import { PullUp } from '../../../../renderer/state/history/pullUp.ts';
import { NOON, paneView } from '../../views.ts';

const MINUTE = 60_000;
const skipped = { bytes: 28_300_000, since: NOON };

describe('the notice', () => {
  test.each([
    ['is absent when nothing is missing', {}, null],
    [
      'R11: has the amount of skipped output, and the time since when',
      { skipped },
      '28.3 MB of output was skipped while you were away, since 12:00.',
    ],
    [
      'omits an unknown time',
      { skipped: { ...skipped, since: null } },
      '28.3 MB of output was skipped while you were away.',
    ],
    [
      'shows the progress of loading skipped output',
      { skipped, loading: { doneBytes: 1_500, totalBytes: 6_000 } },
      'Loading skipped output: 1.5 kB of 6.0 kB',
    ],
    [
      'shows the progress of loading earlier output',
      { loading: { doneBytes: 0, totalBytes: 6_000 } },
      'Loading earlier output: 0 B of 6.0 kB',
    ],
    [
      'shows the progress of saving before anything else',
      { skipped, saving: { doneBytes: 0, totalBytes: 500 } },
      'Saving output: 0 B of 500 B',
    ],
  ])('%s', (_what, change, text) => {
    expect(pastNotice(ENGLISH, paneView(change), NOON + MINUTE)?.text ?? null).toBe(text);
  });

  test('the notice about skipped output has the day when it is not today', () => {
    expect(pastNotice(ENGLISH, paneView({ skipped }), NOON + 48 * 60 * MINUTE)?.text).toContain(
      'since 5 Jan, 12:00.',
    );
  });

  test('the notice about progress has a share from 0 to 1, even for a total of 0 or for more than the total', () => {
    const share = (doneBytes: number, totalBytes: number) =>
      pastNotice(ENGLISH, paneView({ saving: { doneBytes, totalBytes } }), NOON);
    expect(share(0, 0)).toMatchObject({ share: 0 });
    expect(share(1, 4)).toMatchObject({ share: 0.25 });
    expect(share(9, 4)).toMatchObject({ share: 1 });
  });
});

test('H1: earlier output can be loaded when the server has some, none was skipped, and no loading is under way', () => {
  const canLoad = (change: Parameters<typeof paneView>[0]) => canLoadEarlier(paneView(change));
  expect(canLoad({ earlierBytes: 5 })).toBe(true);
  expect(canLoad({ earlierBytes: 0 })).toBe(false);
  expect(canLoad({ earlierBytes: 5, skipped })).toBe(false);
  expect(canLoad({ earlierBytes: 5, loading: { doneBytes: 0, totalBytes: 1 } })).toBe(false);
});

test('output beyond the scrollback can only be saved, unless output was skipped or is being loaded or saved', () => {
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
const GESTURES: readonly (readonly [what: string, steps: readonly Step[], requests: number])[] = [
  ['requests more once it was turned far enough', [notch, notch, notch], 1],
  ['requests once per gesture, however long the gesture is', Array.from({ length: 50 }, () => notch), 1],
  ['requests again with the next gesture', [notch, notch, notch, [-400, 400, true]], 2],
  ['does nothing for a single notch', [notch], 0],
  [
    'requests nothing by the inertia of a gesture that began below the top',
    [[-900, 0, false], notch, notch, notch, notch],
    0,
  ],
  ['requests nothing after a turn down in between', [notch, notch, [50, 20, true], notch, notch], 0],
];

test.each(GESTURES)('the wheel, turned up at the top, %s', (_what, steps, requests) => {
  const pull = new PullUp();
  let at = 1_000;
  const requested = steps.filter(([deltaPx, gapMs, isAtTop]) => pull.wheel(deltaPx, (at += gapMs), isAtTop));
  expect(requested).toHaveLength(requests);
});
