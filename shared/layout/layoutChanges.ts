/** Operations on a layout. Each result satisfies the rules of the type `Layout`. Pure. */

import {
  directionOf,
  isBefore,
  type Layout,
  type LayoutPart,
  type Side,
  type SplitLayout,
} from './layout.ts';

/** Min share after a repair or a split, so that part of the pane stays visible and can be dragged. */
const MIN_SHARE = 0.001;
/**
 * Min fraction of two neighbors' total size that each neighbor keeps when the divider between them is moved.
 */
export const MIN_FRACTION = 0.05;

/** Divider between the children `index` and `index + 1` of the split at `path` (child indexes from the root). */
export type DividerPath = { readonly path: readonly number[]; readonly index: number };

/** Puts `added` at that side of the pane `at`; both then have half of its former size. */
export function splitAt(layout: Layout, at: string, side: Side, added: Layout): Layout {
  return tidy(
    replaced(layout, (pane) => {
      const here: Layout = { kind: 'pane', pane };
      if (pane !== at) return here;
      const children = (isBefore(side) ? [added, here] : [here, added]).map((child) => half(child));
      return { kind: 'split', direction: directionOf(side), children };
    }),
  );
}

/** The layout with only those panes that `keeps` accepts, without duplicates; null when no pane is left. */
export function normalized(layout: Layout, keeps: (pane: string) => boolean): Layout | null {
  const seen = new Set<string>();
  const pruned = prune(layout, (pane) => {
    if (seen.has(pane) || !keeps(pane)) return false;
    seen.add(pane);
    return true;
  });
  return pruned === null ? null : tidy(pruned);
}

/** The layout without a pane, whose neighbors grow; null when it was the last pane. */
export function without(layout: Layout, pane: string): Layout | null {
  return normalized(layout, (other) => other !== pane);
}

/** Swaps two panes. */
export function swapped(layout: Layout, first: string, second: string): Layout {
  const after = new Map([
    [first, second],
    [second, first],
  ]);
  return replaced(layout, (pane) => ({ kind: 'pane', pane: after.get(pane) ?? pane }));
}

/** Gives all children of each split the same share. */
export function equalized(layout: Layout): Layout {
  if (layout.kind === 'pane') return layout;
  const { children } = layout;
  const share = 1 / children.length;
  return { ...layout, children: children.map((part) => ({ layout: equalized(part.layout), share })) };
}

/** Moves a divider: the child before it gets `fraction` of the total size of both neighbors. */
export function resized(layout: Layout, { path, index }: DividerPath, fraction: number): Layout {
  if (layout.kind === 'pane') return layout;
  const [step, ...rest] = path;
  if (step !== undefined) {
    const inner = (part: LayoutPart): LayoutPart => ({
      ...part,
      layout: resized(part.layout, { path: rest, index }, fraction),
    });
    return { ...layout, children: layout.children.map((part, at) => (at === step ? inner(part) : part)) };
  }
  return { ...layout, children: shared(layout.children, index, fraction) };
}

function shared(parts: readonly LayoutPart[], index: number, fraction: number): readonly LayoutPart[] {
  const [before, behind] = [parts[index], parts[index + 1]];
  if (before === undefined || behind === undefined || Number.isNaN(fraction)) return parts;
  const together = before.share + behind.share;
  const share = together * Math.min(1 - MIN_FRACTION, Math.max(MIN_FRACTION, fraction));
  return parts.with(index, { ...before, share }).with(index + 1, { ...behind, share: together - share });
}

function half(layout: Layout): LayoutPart {
  return { layout, share: 0.5 };
}

function replaced(layout: Layout, by: (pane: string) => Layout): Layout {
  if (layout.kind === 'pane') return by(layout.pane);
  const children = layout.children.map(({ layout: child, share }) => ({
    layout: replaced(child, by),
    share,
  }));
  return { ...layout, children };
}

function prune(layout: Layout, keeps: (pane: string) => boolean): Layout | null {
  if (layout.kind === 'pane') return keeps(layout.pane) ? layout : null;
  const children = layout.children.flatMap(({ layout: child, share }) => {
    const kept = prune(child, keeps);
    return kept === null ? [] : [{ layout: kept, share }];
  });
  return children.length === 0 ? null : { ...layout, children };
}

/**
 * Merges nested splits of the same direction, unwraps splits with one child, and scales shares to a sum of 1.
 */
function tidy(layout: Layout): Layout {
  if (layout.kind === 'pane') return layout;
  const { direction } = layout;
  const parts = sound(layout.children).flatMap(({ layout: child, share }) => {
    const inner = tidy(child);
    return isSplit(inner, direction)
      ? inner.children.map((part) => ({ ...part, share: part.share * share }))
      : [{ layout: inner, share }];
  });
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only.layout : { ...layout, children: sound(parts) };
}

function isSplit(layout: Layout, direction: SplitLayout['direction']): layout is SplitLayout {
  return layout.kind === 'split' && layout.direction === direction;
}

/** The parts with shares that sum to 1; an invalid share is replaced by an equal one. */
function sound(parts: readonly LayoutPart[]): readonly LayoutPart[] {
  const isShare = (share: number): boolean => share > 0 && share <= 1;
  const shares = parts.map(({ share }) => Math.max(MIN_SHARE, isShare(share) ? share : 1 / parts.length));
  const sum = shares.reduce((all, share) => all + share, 0);
  return parts.map(({ layout }, at) => ({ layout, share: (shares[at] ?? 0) / sum }));
}
