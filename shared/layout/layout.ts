/** How the panes of a tab share its room: a tree of rows and columns, and what is kept of a tab in the tab bar. Pure. */

import * as v from 'valibot';

/** A row has its children side by side, a column has them one above the other. */
export type Direction = 'row' | 'column';
export const SIDES = ['left', 'right', 'up', 'down'] as const;
export type Side = (typeof SIDES)[number];

export type PaneLayout = { readonly kind: 'pane'; readonly pane: string };
export type SplitLayout = {
  readonly kind: 'split';
  readonly direction: Direction;
  /** At least two; none of them is a split in the same direction. */
  readonly children: readonly LayoutPart[];
};
export type Layout = PaneLayout | SplitLayout;
/** `share` of its split's room, above 0; those of one split are 1 together. */
export type LayoutPart = { readonly layout: Layout; readonly share: number };

/** A tab of the tab bar: one or more panes, each with a terminal of its own. */
export type Tab = {
  readonly id: string;
  readonly layout: Layout;
  /** The pane that has the keys while the tab is shown. */
  readonly activePane: string;
  /** The active pane has the whole tab for now. */
  readonly zoomed: boolean;
  /** The user's name for the tab. */
  readonly name?: string;
};

/** Limit of a tab's name, characters. */
export const MAX_TAB_NAME_CHARS = 200;

/** Panes in one tab, at most: on the largest screens each still has some 40 columns by 12 rows. */
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
        // What is no share is given one when the layout is put right.
        share: v.fallback(v.number(), 0),
      }),
    ),
  }),
]);

/** As it is stored; whether its panes are there is another question. */
export const tab: v.GenericSchema<unknown, Tab> = v.object({
  id,
  layout,
  activePane: v.fallback(v.string(), ''),
  zoomed: v.fallback(v.boolean(), false),
  name: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_TAB_NAME_CHARS))),
});

/** The direction in which two panes lie when one is on that side of the other. */
export function directionOf(side: Side): Direction {
  return side === 'left' || side === 'right' ? 'row' : 'column';
}

/** Whether what is on that side of something comes before it. */
export function isBefore(side: Side): boolean {
  return side === 'left' || side === 'up';
}

/** A layout's panes in reading order. */
export function panesOf(shown: Layout): readonly string[] {
  return shown.kind === 'pane' ? [shown.pane] : shown.children.flatMap((part) => panesOf(part.layout));
}
