/** What names this installation to servers (C7, S10), and the sealed key of its saved screens. */

import * as v from 'valibot';
import { randomId, type RandomBytes } from '../../protocol/ids.ts';
import { randomIdText, terminalProfile } from '../../protocol/messages/common.ts';
import type { StoreShape } from './versionedStore.ts';

const schema = v.strictObject({
  device: randomIdText,
  /** Base64 ciphertext of the key of the saved screens, or null while none was made. */
  sealedScreenKey: v.nullable(v.string()),
  /** The terminal's profile at last sight: applications ask before a window is there (S11). */
  profile: v.nullable(terminalProfile),
});
export type StoredDevice = Readonly<v.InferOutput<typeof schema>>;

export function deviceStore(random: RandomBytes): StoreShape<StoredDevice> {
  return {
    name: 'device',
    words: ({ stores }) => stores.device,
    version: 2,
    schema,
    defaults: () => ({ device: randomId(random), sealedScreenKey: null, profile: null }),
    // Profiles of version 1 had no palette; a terminal states a new one.
    migrations: { 1: (old) => ({ ...old, profile: null }) },
  };
}
