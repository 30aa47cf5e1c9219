/** Layouts and arrangements for property tests, and checks of their invariants. */

import * as fc from 'fast-check';
import { expect } from 'vitest';
import { allPanes, type Arrangement } from '../../../shared/layout/arrangement.ts';
import {
  panesOf,
  SIDES,
  type Layout,
  type LayoutPart,
  type Side,
  type Tab,
} from '../../../shared/layout/layout.ts';
import { splitAt } from '../../../shared/layout/layoutChanges.ts';

export const side = fc.constantFrom<Side>(...SIDES);
export const pane = (id: string): Layout => ({ kind: 'pane', pane: id });
export const part = (layout: Layout | string, share: number): LayoutPart => ({
  layout: typeof layout === 'string' ? pane(layout) : layout,
  share,
});
export const row = (...children: LayoutPart[]): Layout => ({ kind: 'split', direction: 'row', children });
export const column = (...children: LayoutPart[]): Layout => ({
  kind: 'split',
  direction: 'column',
  children,
});

/** Layouts built by splitting existing panes; panes are `p0`, `p1`, … */
export const builtLayout: fc.Arbitrary<Layout> = fc
  .array(fc.tuple(fc.nat(), side), { maxLength: 12 })
  .map((splits) =>
    splits.reduce<Layout>((layout, [at, where], index) => {
      const panes = panesOf(layout);
      return splitAt(layout, panes[at % panes.length] ?? '', where, pane(`p${index + 1}`));
    }, pane('p0')),
  );

/** Layouts of a damaged file: any nesting, missing or duplicate panes, invalid shares. */
export const damagedLayout: fc.Arbitrary<Layout> = fc.letrec<{ layout: Layout }>((tie) => ({
  layout: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.nat(9).map((id) => pane(`p${id}`)),
    fc.record({
      kind: fc.constant('split' as const),
      direction: fc.constantFrom('row' as const, 'column' as const),
      children: fc.array(fc.record({ layout: tie('layout'), share: fc.double() }), { maxLength: 4 }),
    }),
  ),
})).layout;

/** Tabs of a damaged file. */
export const damagedTab: fc.Arbitrary<Tab> = fc.record({
  id: fc.constantFrom('g', 'h'),
  layout: damagedLayout,
  activePane: fc.constantFrom('p0', 'p1', 'nobody'),
  zoomed: fc.boolean(),
});

/** Checks that shares are positive and sum to 1, splits have two or more children, none is nested in its own direction, and panes are unique. */
export function expectTidy(layout: Layout): void {
  const panes = panesOf(layout);
  expect(new Set(panes).size).toBe(panes.length);
  expectTidySplits(layout);
}

function expectTidySplits(layout: Layout): void {
  if (layout.kind === 'pane') return;
  expect(layout.children.length).toBeGreaterThan(1);
  expect(layout.children.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  for (const { layout: child, share } of layout.children) {
    expect(share).toBeGreaterThan(0);
    if (child.kind === 'split') expect(child.direction).not.toBe(layout.direction);
    expectTidySplits(child);
  }
}

/** Checks that each pane is in exactly one tab, tabs have unique ids and an active pane of their own, and the active pane is the visible tab's. */
export function expectSound(all: Arrangement, panes: readonly string[]): void {
  expect([...allPanes(all)].toSorted()).toEqual([...panes].toSorted());
  expect(new Set(all.tabs.map(({ id }) => id)).size).toBe(all.tabs.length);
  for (const { layout, activePane, zoomed } of all.tabs) {
    expectTidy(layout);
    expect(panesOf(layout)).toContain(activePane);
    if (zoomed) expect(panesOf(layout).length).toBeGreaterThan(1);
  }
  const active = all.tabs.map(({ activePane }) => activePane);
  if (panes.length === 0) expect(all.activePane).toBeNull();
  else expect(active).toContain(all.activePane);
}
