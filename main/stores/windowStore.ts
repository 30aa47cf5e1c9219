/** Store of the windows' bounds. */

import * as v from 'valibot';
import { MAX_WINDOWS } from '../../shared/layout/desktop.ts';
import type { StoreShape } from './versionedStore.ts';

const pixels = v.pipe(v.number(), v.integer());

const bounds = v.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels });
/** A rectangle on the desktop, device-independent pixels. */
export type Bounds = Readonly<v.InferOutput<typeof bounds>>;

const windowBounds = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  bounds: v.nullable(bounds),
  maximized: v.boolean(),
  fullScreen: v.boolean(),
});
/** Bounds and state of one window. */
export type WindowBounds = Readonly<v.InferOutput<typeof windowBounds>>;

const schema = v.strictObject({ windows: v.pipe(v.array(windowBounds), v.maxLength(MAX_WINDOWS)) });
export type StoredWindows = { readonly windows: readonly WindowBounds[] };

export const windowStore: StoreShape<StoredWindows> = {
  name: 'window',
  label: ({ stores }) => stores.window,
  schema,
  defaults: () => ({ windows: [] }),
};

/** Replaces one window's bounds, and drops the bounds of closed windows. Pure. */
export function withBounds(
  { windows }: StoredWindows,
  moved: WindowBounds,
  isThere: (id: string) => boolean,
): StoredWindows {
  const others = windows.filter(({ id }) => id !== moved.id && isThere(id));
  return { windows: [...others, moved] };
}
