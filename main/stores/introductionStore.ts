/** Store that remembers if the introduction is visible; null before the first start. */

import * as v from 'valibot';
import type { StoreShape } from './versionedStore.ts';

const schema = v.object({ shown: v.nullable(v.boolean()) });
export type StoredIntroduction = v.InferOutput<typeof schema>;

export const introductionStore: StoreShape<StoredIntroduction> = {
  name: 'introduction',
  label: ({ stores }) => stores.introduction,
  schema,
  defaults: () => ({ shown: null }),
};
