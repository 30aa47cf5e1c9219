/** Layout of a tab: a tree of rows and columns of panes, and its stored form. Pure. */

import * as v from 'valibot';

/** Children of a row are side by side; children of a column are stacked. */
export type Direction = 'row' | 'column';
export const SIDES = ['left', 'right', 'up', 'down'] as const;
export type Side = (typeof SIDES)[number];

export type PaneLayout = { readonly kind: 'pane'; readonly pane: string };
export type SplitLayout = {
  readonly kind: 'split';
  readonly direction: Direction;
  /** At least two children. A child that is a split has the other direction. */
  readonly children: readonly LayoutPart[];
};
export type Layout = PaneLayout | SplitLayout;
/** `share` is a fraction of the split's size, above 0. The shares in one split sum to 1. */
export type LayoutPart = { readonly layout: Layout; readonly share: number };

/** An entry in the tab bar: one or more panes, each with its own terminal. */
export type Tab = {
  readonly id: string;
  readonly layout: Layout;
  /** Pane that gets the keyboard focus while the tab is visible. */
  readonly activePane: string;
  /** True while the active pane covers the whole tab. */
  readonly zoomed: boolean;
  /** The user's name for the tab. */
  readonly name?: string;
};

/** Limit of a tab's name, characters. */
export const MAX_TAB_NAME_CHARS = 200;

/** Max panes in a tab: on large screens each still has about 40 columns by 12 rows. */
export const MAX_PANES = 32;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

const layout: v.GenericSchema<unknown, Layout> = v.variant('kind', [
  v.object({ kind: v.literal('pane'), pane: id }),
  v.object({
    kind: v.literal('split'),
    direction: v.picklist(['row', 'column']),
    children: v.array(
      v.object({
        layout: v.lazy(() => layout),
        // An invalid share becomes 0, which `normalized` replaces.
        share: v.fallback(v.number(), 0),
      }),
    ),
  }),
]);

/** Schema of a stored tab. Panes that no longer exist are dropped later, by `repaired`. */
export const tab: v.GenericSchema<unknown, Tab> = v.object({
  id,
  layout,
  activePane: v.fallback(v.string(), ''),
  zoomed: v.fallback(v.boolean(), false),
  name: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_TAB_NAME_CHARS))),
});

/** Direction of the split that is needed to put one pane at that side of another. */
export function directionOf(side: Side): Direction {
  return side === 'left' || side === 'right' ? 'row' : 'column';
}

/** True for the sides that come first in reading order: left and top. */
export function isBefore(side: Side): boolean {
  return side === 'left' || side === 'up';
}

/** Panes of a layout, in reading order. */
export function panesOf(shown: Layout): readonly string[] {
  return shown.kind === 'pane' ? [shown.pane] : shown.children.flatMap((part) => panesOf(part.layout));
}
