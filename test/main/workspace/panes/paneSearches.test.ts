// Searches of panes that other windows' pages show.
import { expect, test } from 'vitest';
import { PaneSearches } from '../../../../main/workspace/panes/paneSearches.ts';
import { shortened, type PaneSearch } from '../../../../shared/view/paneSearch.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';

const FIND = { text: 'x', caseSensitive: false, wholeWord: false, regex: false };
const FOUND = { matches: [{ line: 'a x', begin: 2, end: 3 }], isMore: false };

function searches(isThere = true) {
  const clock = new ManualClock();
  const asked: PaneSearch[] = [];
  const all = new PaneSearches({ clock, ask: (search) => (asked.push(search), isThere) });
  return { clock, asked, all };
}

test('a search is answered by the page that was asked, each by its own number', async () => {
  const { asked, all } = searches();
  const [one, other] = [all.search('p', FIND), all.search('q', FIND)];
  expect(asked.map(({ pane }) => pane)).toEqual(['p', 'q']);
  all.answer(asked[1]?.request ?? 0, null);
  all.answer(asked[0]?.request ?? 0, FOUND);
  all.answer(99, FOUND);
  expect(await Promise.all([one, other])).toEqual([FOUND, null]);
});

test('of a pane that no page shows, and of a page that does not answer, nothing is found', async () => {
  expect(await searches(false).all.search('p', FIND)).toBeNull();
  const { clock, all } = searches();
  const found = all.search('p', FIND);
  clock.advance(10_000);
  expect(await found).toBeNull();
});

test('of a long line the part about its match is told, whole where it is short', () => {
  expect(shortened({ line: 'a x', begin: 2, end: 3 })).toEqual({ line: 'a x', begin: 2, end: 3 });
  const line = `${'b'.repeat(5_000)}match${'c'.repeat(5_000)}`;
  const { line: part, begin, end } = shortened({ line, begin: 5_000, end: 5_005 });
  expect([part.slice(begin, end), begin, part.length]).toEqual(['match', 200, 1_000]);
  const whole = shortened({ line, begin: 0, end: line.length });
  expect([whole.begin, whole.end, whole.line.length]).toEqual([0, 800, 800]);
});
