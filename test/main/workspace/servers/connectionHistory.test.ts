// What is remembered of a link.
import { expect, test } from 'vitest';
import {
  LinkStory,
  MAX_CHAPTERS,
  MAX_ROUND_TRIPS,
} from '../../../../main/workspace/servers/connectionHistory.ts';
import type { LinkReason } from '../../../../client/link/linkReason.ts';
import { linkView } from '../../../renderer/views.ts';

const lost = (why: LinkReason, retryAt: number | null) =>
  linkView({ word: 'Reconnecting', why, retryAt, rttMs: null });

test('each state and cause is one chapter, however often it is said', () => {
  const story = new LinkStory();
  story.note(linkView({ word: 'Connecting' }), 1);
  story.note(linkView(), 2);
  story.note(linkView({ rttMs: 13 }), 3);
  story.note(lost({ kind: 'silent', ms: 3_000 }, null), 4);
  story.note(lost({ kind: 'silent', ms: 4_000 }, null), 5);
  story.note(lost({ kind: 'refused' }, 10), 6);
  story.note(linkView(), 7);
  expect(story.view.chapters.map(({ at, word, why }) => [at, word, why])).toEqual([
    [1, 'Connecting', null],
    [2, 'Connected', null],
    [4, 'Reconnecting', { kind: 'silent', ms: 3_000 }],
    [6, 'Reconnecting', { kind: 'refused' }],
    [7, 'Connected', null],
  ]);
});

test('tries that fail in the same way are counted, once each', () => {
  const story = new LinkStory();
  for (const retryAt of [10, 10, null, 20, null, 40]) story.note(lost({ kind: 'refused' }, retryAt), 1);
  expect(story.view.chapters).toMatchObject([{ tries: 3 }]);
});

test('the oldest chapters and round trips are forgotten, and that is told', () => {
  const story = new LinkStory();
  for (let at = 0; at < MAX_CHAPTERS + 10; at += 1)
    story.note(at % 2 === 0 ? linkView({ rttMs: at }) : lost({ kind: 'refused' }, null), at);
  expect(story.view.chapters).toHaveLength(MAX_CHAPTERS);
  expect([story.view.chapters[0]?.at, story.view.forgotten]).toEqual([10, 10]);
  expect(story.roundTrips).toHaveLength(MAX_ROUND_TRIPS);
  expect(story.roundTrips.at(-1)).toBe(MAX_CHAPTERS + 8);
});
