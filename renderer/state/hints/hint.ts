/** Text in the viewport that the user can pick by typing a label. */

/** Text that can be picked. It starts at column `col` of screen row `row`; both count from 0. */
export type Pickable = {
  readonly kind: 'url' | 'link' | 'uuid' | 'address' | 'path' | 'container' | 'commit';
  readonly text: string;
  readonly row: number;
  readonly col: number;
};

/** Text that can be picked, with its label. */
export type Hint = Pickable & { readonly label: string };
