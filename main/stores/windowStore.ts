/** Where the window was. */

import * as v from 'valibot';
import type { StoreShape } from './versionedStore.ts';

const pixels = v.pipe(v.number(), v.integer());

const bounds = v.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels });
/** A rectangle on the desktop, device-independent pixels. */
export type Bounds = Readonly<v.InferOutput<typeof bounds>>;

const schema = v.strictObject({
  bounds: v.nullable(bounds),
  maximized: v.boolean(),
  fullScreen: v.boolean(),
});
export type StoredWindow = Readonly<v.InferOutput<typeof schema>>;

export const windowStore: StoreShape<StoredWindow> = {
  name: 'window',
  words: 'window position',
  version: 1,
  schema,
  defaults: () => ({ bounds: null, maximized: false, fullScreen: false }),
  migrations: {},
};
