/** Labels for what is in sight, so that each of it is picked by typing. Pure. */
/** What can be picked, and where it stands on the screen: cells from `col` of a row of the screen on. */
export type Pickable = {
    readonly kind: 'url' | 'link' | 'uuid' | 'address' | 'path' | 'container' | 'commit';
    readonly text: string;
    readonly row: number;
    readonly col: number;
};
export type Hint = Pickable & {
    readonly label: string;
};
/**
 * What is there several times has one label, at its lowest place: that is the nearest to the prompt, and so are the best letters.
 * All labels are equally long, so none begins another.
 */
export declare function labelled(found: readonly Pickable[]): readonly Hint[];
/** Those of the labels that are still there, at their places of now. */
export declare function moved(hints: readonly Hint[], found: readonly Pickable[]): readonly Hint[];
/** What the typed letters leave, and the one that they name. */
export declare function typedHint(hints: readonly Hint[], typed: string): {
    readonly left: readonly Hint[];
    readonly named: Hint | undefined;
};
