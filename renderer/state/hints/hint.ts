/** Items in the viewport that can be picked by typing a label. */

/** What can be picked, and where it stands on the screen: cells from `col` of a row of the screen on. */
export type Pickable = {
  readonly kind: 'url' | 'link' | 'uuid' | 'address' | 'path' | 'container' | 'commit';
  readonly text: string;
  readonly row: number;
  readonly col: number;
};
export type Hint = Pickable & { readonly label: string };
