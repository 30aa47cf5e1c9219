/** Items in the viewport that can be picked by typing a label. */

/** A text that can be picked; it starts at cell `col` of screen row `row`, both from 0. */
export type Pickable = {
  readonly kind: 'url' | 'link' | 'uuid' | 'address' | 'path' | 'container' | 'commit';
  readonly text: string;
  readonly row: number;
  readonly col: number;
};

/** A text with the label that picks it. */
export type Hint = Pickable & { readonly label: string };
