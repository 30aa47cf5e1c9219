// Searches of panes in other windows.
import { expect, test } from 'vitest';
import { PaneSearches } from '../../../../main/workspace/panes/paneSearches.ts';
import { shortened, type PaneSearch } from '../../../../shared/view/paneSearch.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';

const FIND = { text: 'x', caseSensitive: false, wholeWord: false, regex: false };
const FOUND = { matches: [{ line: 'a x', begin: 2, end: 3 }], isMore: false };

function searches(hasPage = true) {
  const clock = new ManualClock();
  const sent: PaneSearch[] = [];
  const all = new PaneSearches({ clock, send: (search) => (sent.push(search), hasPage) });
  return { clock, sent, all };
}

test('each reply resolves the search with its request number; unknown numbers are ignored', async () => {
  const { sent, all } = searches();
  const [first, second] = [all.search('p', FIND), all.search('q', FIND)];
  expect(sent.map(({ pane }) => pane)).toEqual(['p', 'q']);
  all.reply(sent[1]?.request ?? 0, null);
  all.reply(sent[0]?.request ?? 0, FOUND);
  all.reply(99, FOUND);
  expect(await Promise.all([first, second])).toEqual([FOUND, null]);
});

test('a search resolves with null when no page shows the pane, or the page does not reply in time', async () => {
  expect(await searches(false).all.search('p', FIND)).toBeNull();
  const { clock, all } = searches();
  const found = all.search('p', FIND);
  clock.advance(10_000);
  expect(await found).toBeNull();
});

test('a long line is cut to the part around its match; a short one is kept whole', () => {
  expect(shortened({ line: 'a x', begin: 2, end: 3 })).toEqual({ line: 'a x', begin: 2, end: 3 });
  const line = `${'b'.repeat(5_000)}match${'c'.repeat(5_000)}`;
  const { line: part, begin, end } = shortened({ line, begin: 5_000, end: 5_005 });
  expect([part.slice(begin, end), begin, part.length]).toEqual(['match', 200, 1_000]);
  const whole = shortened({ line, begin: 0, end: line.length });
  expect([whole.begin, whole.end, whole.line.length]).toEqual([0, 800, 800]);
});
