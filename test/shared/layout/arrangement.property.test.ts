// Arrangements: after any operations, each pane is in exactly one tab.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as arrangement from '../../../shared/layout/arrangement.ts';
import type { Arrangement } from '../../../shared/layout/arrangement.ts';
import { MAX_PANES, panesOf } from '../../../shared/layout/layout.ts';
import { column, damagedTab, expectSound, pane, part, row, side } from './layouts.ts';

const NONE: Arrangement = { tabs: [], activePane: null };

/** An operation of a user, on panes chosen by number. */
type Step = (all: Arrangement, fresh: string) => Arrangement;
const chosen = (all: Arrangement, index: number): string => {
  const panes = arrangement.allPanes(all);
  return panes[index % Math.max(1, panes.length)] ?? 'nobody';
};
const step: fc.Arbitrary<Step> = fc
  .record({
    kind: fc.nat(11),
    first: fc.nat(),
    other: fc.nat(),
    side,
    on: fc.boolean(),
    fraction: fc.double({ min: 0, max: 1, noNaN: true }),
    path: fc.array(fc.nat(2), { maxLength: 3 }),
  })
  .map((choice) => stepOf(choice));

type Choice = {
  readonly kind: number;
  readonly first: number;
  readonly other: number;
  readonly side: 'left' | 'right' | 'up' | 'down';
  readonly on: boolean;
  readonly fraction: number;
  readonly path: number[];
};

function stepOf(choice: Choice): Step {
  return (all, fresh) => {
    const [first, other] = [chosen(all, choice.first), chosen(all, choice.other)];
    const divider = { path: choice.path, index: choice.other % 3 };
    const steps: readonly (() => Arrangement)[] = [
      () => arrangement.opened(all, fresh, `tab ${fresh}`),
      () =>
        arrangement.fits(all, first)
          ? arrangement.splitPane(all, first, choice.side, fresh)
          : arrangement.opened(all, fresh, `tab ${fresh}`),
      () => arrangement.closed(all, first),
      () => arrangement.activated(all, first),
      () => arrangement.moved(all, first, choice.other % 5),
      () => arrangement.zoomed(all, first, choice.on),
      () => arrangement.paneMoved(all, first, choice.side),
      () => arrangement.equalized(all, first),
      () => arrangement.resized(all, first, divider, choice.fraction),
      () => arrangement.separated(all, first, `tab ${fresh}`),
      () => arrangement.joined(all, first, other, choice.side),
      () => arrangement.activated(all, 'nobody'),
    ];
    return steps[choice.kind]?.() ?? all;
  };
}

describe('properties', () => {
  test('after any operations every pane is in exactly one tab', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let all = NONE;
        let panes: readonly string[] = [];
        for (const [index, act] of steps.entries()) {
          const after = act(all, `p${index}`);
          const left = new Set(arrangement.allPanes(after));
          // An operation adds or removes at most one pane.
          expect(panes.filter((id) => !left.has(id)).length).toBeLessThanOrEqual(1);
          panes = [...panes.filter((id) => left.has(id)), ...[...left].filter((id) => !panes.includes(id))];
          all = after;
          expectSound(all, panes);
        }
        expect(arrangement.repaired(all, panes, () => 'unused')).toEqual(all);
      }),
    );
  });

  test('any stored arrangement is repaired, and no pane is lost', () => {
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
  const [firstTab] = two.tabs;

  test('closing a pane activates the pane before it, closing a tab shows the next tab', () => {
    expect(arrangement.closed(two, 'b')).toMatchObject({ activePane: 'a', tabs: [{ activePane: 'a' }, {}] });
    expect(arrangement.closed(two, 'd')).toMatchObject({ activePane: 'b', tabs: [firstTab] });
    const alone = ['a', 'c'].reduce(arrangement.closed, two);
    expect(arrangement.closed(alone, 'b')).toMatchObject({ activePane: 'd', tabs: [{ id: 'two' }] });
  });

  test('closing an inactive pane keeps the active one', () => {
    expect(arrangement.closed(two, 'c')).toMatchObject({
      activePane: 'b',
      tabs: [{ activePane: 'b', layout: row(part('a', 0.5), part('b', 0.5)) }, {}],
    });
  });

  test('a zoomed pane stays zoomed until another pane is activated', () => {
    const zoomed = arrangement.zoomed(two, 'b', true);
    expect(zoomed.tabs[0]?.zoomed).toBe(true);
    expect(arrangement.activated(zoomed, 'd').tabs[0]?.zoomed).toBe(true);
    expect(arrangement.activated(zoomed, 'c').tabs[0]?.zoomed).toBe(false);
    expect(arrangement.splitPane(zoomed, 'b', 'right', 'e').tabs[0]?.zoomed).toBe(false);
    expect(arrangement.zoomed(two, 'd', true).tabs[1]?.zoomed).toBe(false);
  });

  test('a pane that is moved out of a tab gets a tab after its former one, and is shown', () => {
    const parted = arrangement.separated(two, 'a', 'new');
    expect(parted.tabs.map(({ id }) => id)).toEqual(['one', 'new', 'two']);
    expect(parted.activePane).toBe('a');
    expect(arrangement.separated(two, 'd', 'new')).toEqual(two);
  });

  test('a tab that is joined to a pane brings all of its panes and its active pane', () => {
    const joined = arrangement.joined(two, 'b', 'd', 'left');
    expect(joined).toMatchObject({ activePane: 'b', tabs: [{ id: 'two', activePane: 'b' }] });
    expect(joined.tabs.map((tab) => panesOf(tab.layout))).toEqual([['a', 'b', 'c', 'd']]);
    expect(arrangement.joined(two, 'a', 'c', 'left')).toEqual(two);
  });

  test('a tab never has more than the max number of panes, even after a join', () => {
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
