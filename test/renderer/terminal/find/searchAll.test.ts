// The search of all sessions: its order, panes whose saved output is still being replayed, and other windows.
import { expect, test } from 'vitest';
import type { Hits } from '../../../../renderer/terminal/find/hits.ts';
import {
  SearchAll,
  type SearchAllParts,
  type SearchOutcome,
} from '../../../../renderer/terminal/find/searchAll.ts';
import type { Terminals } from '../../../../renderer/terminal/terminals.ts';
import { NOTHING_TO_FIND } from '../../../../renderer/state/find/findExpression.ts';
import type { PaneView } from '../../../../shared/view/view.ts';
import { paneView } from '../../views.ts';

const HITS = {
  matches: [{}],
  isMore: false,
  goTo: () => undefined,
  dispose: () => undefined,
} as unknown as Hits;

const QUERY = { find: { ...NOTHING_TO_FIND, text: 'x' }, expression: /x/ };

function begin(elsewhere: readonly PaneView[] = []) {
  let fill: () => void = () => undefined;
  const late = new Promise<void>((resolve) => void (fill = resolve));
  const searched: string[] = [];
  const terminals = {
    whenFilled: (pane: string) => (pane === 'late' ? late : Promise.resolve()),
    get: (pane: string) => ({
      view: { finder: { hits: () => Promise.resolve((searched.push(pane), HITS)) } },
    }),
  } as unknown as Pick<Terminals, 'get' | 'whenFilled'>;
  const outcomes: SearchOutcome[] = [];
  const requested: string[] = [];
  const api = {
    call: (_name: string, pane: string) => {
      requested.push(pane);
      const found = { matches: [{ line: 'x', begin: 0, end: 1 }], isMore: false };
      return Promise.resolve(pane === 'silent' ? null : found);
    },
  } as unknown as SearchAllParts['api'];
  const search = new SearchAll({ terminals, api });
  const panes = [paneView({ id: 'filled' }), paneView({ id: 'late' })];
  const done = search.start(QUERY, panes, elsewhere, (outcome) => outcomes.push(outcome));
  return { search, requested, searched, outcomes, done, fill: () => fill() };
}

test('hits of filled terminals are reported at once, and a terminal in replay is searched after it', async () => {
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

test('a stopped search does not search a terminal whose replay ends later', async () => {
  const { search, searched, outcomes, done, fill } = begin();
  await expect.poll(() => outcomes.length).toBe(1);
  search.stop();
  fill();
  await done;
  expect(searched).toEqual(['filled']);
});

test('panes of other windows are searched last, by the pages that show them', async () => {
  const { requested, outcomes, done, fill } = begin([paneView({ id: 'silent' }), paneView({ id: 'far' })]);
  fill();
  await done;
  expect(requested).toEqual(['silent', 'far']);
  const last = outcomes.at(-1);
  expect([last?.searched, last?.all, last?.found.map(({ pane }) => pane.id)]).toEqual([
    4,
    4,
    ['filled', 'late', 'far'],
  ]);
});
