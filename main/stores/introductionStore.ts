/** Whether the introduction is shown; null in a profile that was never asked. */

import * as v from 'valibot';
import type { StoreShape } from './versionedStore.ts';

const schema = v.object({ shown: v.nullable(v.boolean()) });
export type StoredIntroduction = v.InferOutput<typeof schema>;

export const introductionStore: StoreShape<StoredIntroduction> = {
  name: 'introduction',
  words: ({ stores }) => stores.introduction,
  version: 1,
  schema,
  defaults: () => ({ shown: null }),
  migrations: {},
};
