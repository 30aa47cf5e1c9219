// Arrangements: whatever is done to tabs and panes, each pane is in exactly one tab.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as arrangement from '../../../shared/layout/arrangement.ts';
import type { Arrangement } from '../../../shared/layout/arrangement.ts';
import { MAX_PANES, panesOf } from '../../../shared/layout/layout.ts';
import { column, damagedTab, expectSound, pane, part, row, side } from './layouts.ts';

const NONE: Arrangement = { tabs: [], activePane: null };

/** One thing a user does, to panes chosen by number. */
type Step = (all: Arrangement, fresh: string) => Arrangement;
const chosen = (all: Arrangement, place: number): string => {
  const panes = arrangement.allPanes(all);
  return panes[place % Math.max(1, panes.length)] ?? 'nobody';
};
const step: fc.Arbitrary<Step> = fc
  .record({
    kind: fc.nat(11),
    one: fc.nat(),
    other: fc.nat(),
    side,
    on: fc.boolean(),
    fraction: fc.double({ min: 0, max: 1, noNaN: true }),
    path: fc.array(fc.nat(2), { maxLength: 3 }),
  })
  .map((choice) => stepOf(choice));

type Choice = {
  readonly kind: number;
  readonly one: number;
  readonly other: number;
  readonly side: 'left' | 'right' | 'up' | 'down';
  readonly on: boolean;
  readonly fraction: number;
  readonly path: number[];
};

function stepOf(choice: Choice): Step {
  return (all, fresh) => {
    const [one, other] = [chosen(all, choice.one), chosen(all, choice.other)];
    const divider = { path: choice.path, index: choice.other % 3 };
    const steps: readonly (() => Arrangement)[] = [
      () => arrangement.opened(all, fresh, `tab ${fresh}`),
      () =>
        arrangement.fits(all, one)
          ? arrangement.splitPane(all, one, choice.side, fresh)
          : arrangement.opened(all, fresh, `tab ${fresh}`),
      () => arrangement.closed(all, one),
      () => arrangement.activated(all, one),
      () => arrangement.moved(all, one, choice.other % 5),
      () => arrangement.zoomed(all, one, choice.on),
      () => arrangement.paneMoved(all, one, choice.side),
      () => arrangement.equalized(all, one),
      () => arrangement.resized(all, one, divider, choice.fraction),
      () => arrangement.separated(all, one, `tab ${fresh}`),
      () => arrangement.joined(all, one, other, choice.side),
      () => arrangement.activated(all, 'nobody'),
    ];
    return steps[choice.kind]?.() ?? all;
  };
}

describe('properties', () => {
  test('every pane stays in exactly one tab, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let all = NONE;
        let panes: readonly string[] = [];
        for (const [index, act] of steps.entries()) {
          const after = act(all, `p${index}`);
          const left = new Set(arrangement.allPanes(after));
          // At most one came and at most one went.
          expect(panes.filter((one) => !left.has(one)).length).toBeLessThanOrEqual(1);
          panes = [
            ...panes.filter((one) => left.has(one)),
            ...[...left].filter((one) => !panes.includes(one)),
          ];
          all = after;
          expectSound(all, panes);
        }
        expect(arrangement.repaired(all, panes, () => 'unused')).toEqual(all);
      }),
    );
  });

  test('whatever a file holds is put right, and no pane is lost', () => {
    const stored = fc.record({
      tabs: fc.array(damagedTab, { maxLength: 4 }),
      activePane: fc.constantFrom(null, 'p0', 'p1', 'nobody'),
    });
    fc.assert(
      fc.property(stored, fc.uniqueArray(fc.nat(9)), (all, ids) => {
        const panes = ids.map((id) => `p${id}`);
        let made = 0;
        const repaired = arrangement.repaired(all, panes, () => `new ${(made += 1)}`);
        expectSound(repaired, panes);
        if (all.activePane !== null && panes.includes(all.activePane))
          expect(repaired.activePane).toBe(all.activePane);
      }),
    );
  });
});

describe('examples', () => {
  const layout = row(part('a', 0.5), part(column(part('b', 0.5), part('c', 0.5)), 0.5));
  const two: Arrangement = {
    tabs: [
      { id: 'one', layout, activePane: 'b', zoomed: false },
      { id: 'two', layout: pane('d'), activePane: 'd', zoomed: false },
    ],
    activePane: 'b',
  };
  const [one] = two.tabs;

  test('of a closed pane the one before it takes over, of a closed tab the next one', () => {
    expect(arrangement.closed(two, 'b')).toMatchObject({ activePane: 'a', tabs: [{ activePane: 'a' }, {}] });
    expect(arrangement.closed(two, 'd')).toMatchObject({ activePane: 'b', tabs: [one] });
    const alone = ['a', 'c'].reduce(arrangement.closed, two);
    expect(arrangement.closed(alone, 'b')).toMatchObject({ activePane: 'd', tabs: [{ id: 'two' }] });
  });

  test('a pane that is not active closes without taking the keys away', () => {
    expect(arrangement.closed(two, 'c')).toMatchObject({
      activePane: 'b',
      tabs: [{ activePane: 'b', layout: row(part('a', 0.5), part('b', 0.5)) }, {}],
    });
  });

  test('a zoomed pane stays zoomed until another one gets the keys', () => {
    const zoomed = arrangement.zoomed(two, 'b', true);
    expect(zoomed.tabs[0]?.zoomed).toBe(true);
    expect(arrangement.activated(zoomed, 'd').tabs[0]?.zoomed).toBe(true);
    expect(arrangement.activated(zoomed, 'c').tabs[0]?.zoomed).toBe(false);
    expect(arrangement.splitPane(zoomed, 'b', 'right', 'e').tabs[0]?.zoomed).toBe(false);
    expect(arrangement.zoomed(two, 'd', true).tabs[1]?.zoomed).toBe(false);
  });

  test('a pane of its own stands behind the tab it came from, and is shown', () => {
    const parted = arrangement.separated(two, 'a', 'new');
    expect(parted.tabs.map(({ id }) => id)).toEqual(['one', 'new', 'two']);
    expect(parted.activePane).toBe('a');
    expect(arrangement.separated(two, 'd', 'new')).toEqual(two);
  });

  test('a tab that is dropped beside a pane brings all of its panes, and its active one', () => {
    const joined = arrangement.joined(two, 'b', 'd', 'left');
    expect(joined).toMatchObject({ activePane: 'b', tabs: [{ id: 'two', activePane: 'b' }] });
    expect(joined.tabs.map((tab) => panesOf(tab.layout))).toEqual([['a', 'b', 'c', 'd']]);
    expect(arrangement.joined(two, 'a', 'c', 'left')).toEqual(two);
  });

  test('a tab takes as many panes as it may, and no tab that would be too many', () => {
    let full = arrangement.opened(two, 'p0', 'full');
    for (let count = 1; count < MAX_PANES; count += 1) {
      expect(arrangement.fits(full, 'p0')).toBe(true);
      full = arrangement.splitPane(full, 'p0', 'right', `p${count}`);
    }
    expect(arrangement.fits(full, 'p0')).toBe(false);
    expect(arrangement.joined(full, 'd', 'p0', 'left')).toEqual(full);
    expectSound(full, ['a', 'b', 'c', 'd', ...Array.from({ length: MAX_PANES }, (_, at) => `p${at}`)]);
  });
});
