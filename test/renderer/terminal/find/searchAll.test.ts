// A search of all sessions waits for those whose saved screens are still on their way.
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

const SOUGHT = { find: { ...NOTHING_TO_FIND, text: 'x' }, expression: /x/ };

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
  const asked: string[] = [];
  const api = {
    call: (_name: string, pane: string) => {
      asked.push(pane);
      const found = { matches: [{ line: 'x', begin: 0, end: 1 }], isMore: false };
      return Promise.resolve(pane === 'silent' ? null : found);
    },
  } as unknown as SearchAllParts['api'];
  const search = new SearchAll({ terminals, api });
  const panes = [paneView({ id: 'filled' }), paneView({ id: 'late' })];
  const done = search.start(SOUGHT, panes, elsewhere, (outcome) => outcomes.push(outcome));
  return { search, asked, searched, outcomes, done, fill: () => fill() };
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

test('then panes of other windows are asked for, by the pages that show them', async () => {
  const { asked, outcomes, done, fill } = begin([paneView({ id: 'silent' }), paneView({ id: 'far' })]);
  fill();
  await done;
  expect(asked).toEqual(['silent', 'far']);
  const last = outcomes.at(-1);
  expect([last?.searched, last?.all, last?.found.map(({ pane }) => pane.id)]).toEqual([
    4,
    4,
    ['filled', 'late', 'far'],
  ]);
});
