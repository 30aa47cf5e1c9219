/** Store of recent palette choices and visited panes, newest first. */

import * as v from 'valibot';
import { MAX_RECENT, MAX_RECENT_CHARS } from '../../shared/view/recent.ts';
import type { StoreShape } from './versionedStore.ts';

/** Invalid entries are dropped, because they affect only the order of lists. */
const schema = v.object({
  keys: v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((keys) => [...new Set(keys.filter(isKey))].slice(0, MAX_RECENT)),
    ),
    [],
  ),
});
export type StoredRecent = { readonly keys: readonly string[] };

function isKey(key: unknown): key is string {
  return typeof key === 'string' && key !== '' && key.length <= MAX_RECENT_CHARS;
}

export const recentStore: StoreShape<StoredRecent> = {
  name: 'recent',
  label: ({ stores }) => stores.recent,
  schema,
  defaults: () => ({ keys: [] }),
};
