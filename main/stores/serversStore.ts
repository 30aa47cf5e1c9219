/** Store of the servers that the user added. A token is stored only as ciphertext from the keychain. */

import * as v from 'valibot';
import type { StoreShape } from './versionedStore.ts';

const server = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  url: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
  /** Token, and the password of a user in the URL, as base64 ciphertext; null when only in memory or there is none. */
  sealedToken: v.nullable(v.string()),
});
export type ServerRecord = Readonly<v.InferOutput<typeof server>>;

const schema = v.strictObject({ servers: v.array(server) });
export type StoredServers = { readonly servers: readonly ServerRecord[] };

export const serversStore: StoreShape<StoredServers> = {
  name: 'servers',
  label: ({ stores }) => stores.servers,
  schema,
  entries: { servers: server },
  defaults: () => ({ servers: [] }),
};
