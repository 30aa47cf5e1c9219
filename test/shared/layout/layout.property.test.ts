// Layouts: after any operations, each pane occurs once, and the invariants hold.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { panesOf, type Layout } from '../../../shared/layout/layout.ts';
import {
  equalized,
  MIN_FRACTION,
  normalized,
  resized,
  splitAt,
  swapped,
  without,
} from '../../../shared/layout/layoutChanges.ts';
import {
  boxesOf,
  dividerBeside,
  dividersOf,
  neighbor,
  WHOLE,
} from '../../../shared/layout/layoutGeometry.ts';
import { builtLayout, column, damagedLayout, expectTidy, pane, part, row, side } from './layouts.ts';

const at = (layout: Layout, index: number): string => {
  const panes = panesOf(layout);
  return panes[index % panes.length] ?? '';
};

describe('properties', () => {
  test('a split keeps all panes and adds one directly before or after the other, by its side', () => {
    fc.assert(
      fc.property(builtLayout, fc.nat(), side, (layout, index, where) => {
        const beside = at(layout, index);
        const split = splitAt(layout, beside, where, pane('new'));
        expectTidy(split);
        const before = where === 'left' || where === 'up' ? ['new', beside] : [beside, 'new'];
        expect(panesOf(split)).toEqual(panesOf(layout).flatMap((id) => (id === beside ? before : id)));
        expect(neighbor(split, beside, where)).toBe('new');
      }),
    );
  });

  test('a split changes the size only of the pane that is split', () => {
    fc.assert(
      fc.property(builtLayout, fc.nat(), side, (layout, index, where) => {
        const beside = at(layout, index);
        const [before, after] = [boxesOf(layout), boxesOf(splitAt(layout, beside, where, pane('new')))];
        for (const [other, box] of before) {
          if (other === beside) continue;
          for (const edge of ['left', 'top', 'width', 'height'] as const)
            expect(after.get(other)?.[edge]).toBeCloseTo(box[edge], 6);
        }
      }),
    );
  });

  test('removing a pane keeps all others in their order', () => {
    fc.assert(
      fc.property(builtLayout, fc.nat(), (layout, index) => {
        const lost = at(layout, index);
        const rest = without(layout, lost);
        if (rest === null) expect(panesOf(layout)).toEqual([lost]);
        else {
          expectTidy(rest);
          expect(panesOf(rest)).toEqual(panesOf(layout).filter((id) => id !== lost));
        }
      }),
    );
  });

  test('a swap exchanges two panes and keeps all boxes', () => {
    fc.assert(
      fc.property(builtLayout, fc.nat(), fc.nat(), (layout, index, otherIndex) => {
        const [first, second] = [at(layout, index), at(layout, otherIndex)];
        const after = swapped(layout, first, second);
        expectTidy(after);
        expect(boxesOf(after).get(first)).toEqual(boxesOf(layout).get(second));
        expect(swapped(after, first, second)).toEqual(layout);
      }),
    );
  });

  test('a moved divider changes only its two parts, and both stay visible', () => {
    fc.assert(
      fc.property(builtLayout, fc.nat(), fc.double(), (layout, index, fraction) => {
        const dividers = dividersOf(layout);
        const divider = dividers[index % Math.max(1, dividers.length)];
        if (divider === undefined) return;
        const after = resized(layout, divider, fraction);
        expectTidy(after);
        expect(panesOf(after)).toEqual(panesOf(layout));
        const moved = dividersOf(after)[dividers.indexOf(divider)];
        for (const edge of ['left', 'top', 'width', 'height'] as const)
          expect(moved?.pair[edge]).toBeCloseTo(divider.pair[edge], 6);
        if (Number.isNaN(fraction)) return;
        const wanted = Math.min(1 - MIN_FRACTION, Math.max(MIN_FRACTION, fraction));
        expect(moved?.fraction).toBeCloseTo(wanted, 6);
      }),
    );
  });

  test('equalizing keeps the order, and a second call changes nothing', () => {
    fc.assert(
      fc.property(builtLayout, (layout) => {
        const even = equalized(layout);
        expectTidy(even);
        expect(panesOf(even)).toEqual(panesOf(layout));
        expect(equalized(even)).toEqual(even);
        for (const { fraction } of dividersOf(even)) expect(fraction).toBeCloseTo(0.5, 9);
      }),
    );
  });

  test('any stored layout is normalized to a valid layout of the existing panes', () => {
    fc.assert(
      fc.property(damagedLayout, fc.uniqueArray(fc.nat(9)), (layout, ids) => {
        const known = new Set(ids.map((id) => `p${id}`));
        const repaired = normalized(layout, (id) => known.has(id));
        const wanted = [...new Set(panesOf(layout))].filter((id) => known.has(id));
        expect(repaired === null ? [] : panesOf(repaired)).toEqual(wanted);
        if (repaired !== null) expectTidy(repaired);
      }),
    );
  });

  test('panes fill the tab without overlap, and each has a neighbor except at the tab’s edge', () => {
    fc.assert(
      fc.property(builtLayout, side, (layout, where) => {
        let area = 0;
        for (const [id, box] of boxesOf(layout)) {
          area += box.width * box.height;
          const ends = {
            left: box.left,
            up: box.top,
            right: WHOLE.width - box.left - box.width,
            down: WHOLE.height - box.top - box.height,
          };
          expect(neighbor(layout, id, where) === null).toBe(Math.abs(ends[where]) < 1e-9);
          expect(dividerBeside(layout, id)).toBeGreaterThanOrEqual(panesOf(layout).length > 1 ? 0 : -1);
        }
        expect(area).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('examples', () => {
  const nested = row(part('a', 0.5), part(column(part('b', 0.3), part('c', 0.7)), 0.5));

  test('a third pane in a row becomes a third child with half of its neighbor’s share', () => {
    expect(splitAt(row(part('a', 0.5), part('b', 0.5)), 'b', 'right', pane('c'))).toEqual(
      row(part('a', 0.5), part('b', 0.25), part('c', 0.25)),
    );
  });

  test('a layout that is inserted beside a pane becomes part of its row', () => {
    expect(splitAt(pane('a'), 'a', 'left', row(part('b', 0.5), part('c', 0.5)))).toEqual(
      row(part('b', 0.25), part('c', 0.25), part('a', 0.5)),
    );
  });

  test('a split with one child is unwrapped, and nested rows are merged', () => {
    expect(without(nested, 'b')).toEqual(row(part('a', 0.5), part('c', 0.5)));
    expect(
      without(
        row(
          part('a', 0.5),
          part(column(part('b', 0.5), part(row(part('c', 0.5), part('d', 0.5)), 0.5)), 0.5),
        ),
        'b',
      ),
    ).toEqual(row(part('a', 0.5), part('c', 0.25), part('d', 0.25)));
  });

  test('the neighbor is the pane with the longest common edge', () => {
    expect(neighbor(nested, 'a', 'right')).toBe('c');
    expect(neighbor(nested, 'b', 'left')).toBe('a');
    expect(neighbor(nested, 'b', 'down')).toBe('c');
    expect(neighbor(nested, 'a', 'up')).toBeNull();
    expect(neighbor(nested, 'nobody', 'up')).toBeNull();
  });

  test('of two equally long common edges, the first one is used', () => {
    expect(neighbor(equalized(nested), 'a', 'right')).toBe('b');
  });

  test('moving a divider that does not exist changes nothing', () => {
    expect(resized(nested, { path: [7], index: 0 }, 0.1)).toEqual(nested);
    expect(resized(nested, { path: [], index: 9 }, 0.1)).toEqual(nested);
    expect(resized(pane('a'), { path: [], index: 0 }, 0.1)).toEqual(pane('a'));
  });

  test('dividers have their box, direction and fraction', () => {
    expect(dividersOf(nested)).toEqual([
      { path: [], index: 0, direction: 'row', pair: WHOLE, fraction: 0.5 },
      {
        path: [1],
        index: 0,
        direction: 'column',
        pair: { left: 0.5, top: 0, width: 0.5, height: 1 },
        fraction: 0.3,
      },
    ]);
    expect([dividerBeside(nested, 'a'), dividerBeside(nested, 'c')]).toEqual([0, 1]);
  });
});
