/** How the panes of a tab share its room: a tree of rows and columns, and what is kept of a tab in the tab bar. Pure. */
import * as v from 'valibot';
/** A row has its children side by side, a column has them one above the other. */
export type Direction = 'row' | 'column';
export declare const SIDES: readonly ['left', 'right', 'up', 'down'];
export type Side = (typeof SIDES)[number];
export type PaneLayout = {
    readonly kind: 'pane';
    readonly pane: string;
};
export type SplitLayout = {
    readonly kind: 'split';
    readonly direction: Direction;
    /** At least two; none of them is a split in the same direction. */
    readonly children: readonly LayoutPart[];
};
export type Layout = PaneLayout | SplitLayout;
/** `share` of its split's room, above 0; those of one split are 1 together. */
export type LayoutPart = {
    readonly layout: Layout;
    readonly share: number;
};
/** A tab of the tab bar: one or more panes, each with a terminal of its own. */
export type TabGroup = {
    readonly id: string;
    readonly layout: Layout;
    /** The pane that has the keys while the tab is shown. */
    readonly activePane: string;
    /** The active pane has the whole tab for now. */
    readonly zoomed: boolean;
};
/** Panes in one tab, at most: on the largest screens each still has some 40 columns by 12 rows. */
export declare const MAX_PANES = 32;
/** As it is stored; whether its panes are there is another question. */
export declare const tabGroup: v.GenericSchema<unknown, TabGroup>;
/** The direction in which two panes lie when one is on that side of the other. */
export declare function directionOf(side: Side): Direction;
/** Whether what is on that side of something comes before it. */
export declare function isBefore(side: Side): boolean;
/** A layout's panes in reading order. */
export declare function panesOf(shown: Layout): readonly string[];
