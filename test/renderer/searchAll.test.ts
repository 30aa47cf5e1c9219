// A search of all sessions waits for those whose saved screens are still on their way.
import { expect, test } from 'vitest';
import type { Hits } from '../../renderer/terminal/hits.ts';
import { SearchAll, type SearchOutcome } from '../../renderer/terminal/searchAll.ts';
import type { Terminals } from '../../renderer/terminal/terminals.ts';
import { tabView } from './views.ts';

const HITS = {
  matches: [{}],
  isMore: false,
  goTo: () => undefined,
  dispose: () => undefined,
} as unknown as Hits;

function begin() {
  let fill: () => void = () => undefined;
  const late = new Promise<void>((resolve) => void (fill = resolve));
  const searched: string[] = [];
  const terminals = {
    whenFilled: (tab: string) => (tab === 'late' ? late : Promise.resolve()),
    get: (tab: string) => ({
      view: { finder: { hits: () => Promise.resolve((searched.push(tab), HITS)) } },
    }),
  } as unknown as Pick<Terminals, 'get' | 'whenFilled'>;
  const outcomes: SearchOutcome[] = [];
  const search = new SearchAll(terminals);
  const tabs = [tabView({ id: 'filled' }), tabView({ id: 'late' })];
  const done = search.start(/x/, tabs, (outcome) => outcomes.push(outcome));
  return { search, searched, outcomes, done, fill: () => fill() };
}

test('what is there is told at once, and a terminal that is being filled is searched when it is', async () => {
  const { searched, outcomes, done, fill } = begin();
  await expect.poll(() => outcomes.length).toBe(1);
  expect(searched).toEqual(['filled']);
  fill();
  await done;
  expect(searched).toEqual(['filled', 'late']);
  expect(outcomes.map((outcome) => [outcome.found.length, outcome.searched, outcome.all])).toEqual([
    [1, 1, 2],
    [2, 2, 2],
  ]);
});

test('a search that is not wanted any more searches nothing when the terminal comes', async () => {
  const { search, searched, outcomes, done, fill } = begin();
  await expect.poll(() => outcomes.length).toBe(1);
  search.stop();
  fill();
  await done;
  expect(searched).toEqual(['filled']);
});
