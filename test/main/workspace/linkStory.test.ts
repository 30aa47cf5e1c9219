// What is remembered of a link.
import { expect, test } from 'vitest';
import { LinkStory, MAX_CHAPTERS, MAX_ROUND_TRIPS } from '../../../main/workspace/linkStory.ts';
import { linkView } from '../../renderer/views.ts';

const lost = (detail: string, retryAt: number | null) =>
  linkView({ word: 'Reconnecting', detail, retryAt, rttMs: null });

test('each state and cause is one chapter, however often it is said', () => {
  const story = new LinkStory();
  story.note(linkView({ word: 'Connecting', detail: '' }), 1);
  story.note(linkView(), 2);
  story.note(linkView({ rttMs: 13 }), 3);
  story.note(lost('No answer for 3 s.', null), 4);
  story.note(lost('No answer for 4 s.', null), 5);
  story.note(lost('The connection was refused.', 10), 6);
  story.note(linkView(), 7);
  expect(story.view.chapters.map(({ at, word, detail }) => [at, word, detail])).toEqual([
    [1, 'Connecting', ''],
    [2, 'Connected', ''],
    [4, 'Reconnecting', 'No answer for 3 s.'],
    [6, 'Reconnecting', 'The connection was refused.'],
    [7, 'Connected', ''],
  ]);
});

test('tries that fail in the same way are counted, once each', () => {
  const story = new LinkStory();
  for (const retryAt of [10, 10, null, 20, null, 40]) story.note(lost('refused', retryAt), 1);
  expect(story.view.chapters).toMatchObject([{ tries: 3 }]);
});

test('the oldest chapters and round trips are forgotten, and that is told', () => {
  const story = new LinkStory();
  for (let at = 0; at < MAX_CHAPTERS + 10; at += 1)
    story.note(at % 2 === 0 ? linkView({ rttMs: at }) : lost('x', null), at);
  expect(story.view.chapters).toHaveLength(MAX_CHAPTERS);
  expect([story.view.chapters[0]?.at, story.view.forgotten]).toEqual([10, 10]);
  expect(story.roundTrips).toHaveLength(MAX_ROUND_TRIPS);
  expect(story.roundTrips.at(-1)).toBe(MAX_CHAPTERS + 8);
});
