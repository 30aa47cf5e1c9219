/**
 * Store of this installation's device id (C7, S10), its last terminal profile, and the encrypted key of its
 * saved screens.
 */

import * as v from 'valibot';
import { randomId, type RandomBytes } from '../../protocol/ids.ts';
import { randomIdText, terminalProfile } from '../../protocol/messages/common.ts';
import type { StoreShape } from './versionedStore.ts';

const schema = v.strictObject({
  device: randomIdText,
  /** Key of the saved screens as base64 ciphertext, or null before the first use. */
  sealedScreenKey: v.nullable(v.string()),
  /**
   * Last known terminal profile. Servers need it because applications may query it before a window is open
   * (S11).
   */
  profile: v.nullable(terminalProfile),
});
export type StoredDevice = Readonly<v.InferOutput<typeof schema>>;

export function deviceStore(random: RandomBytes): StoreShape<StoredDevice> {
  return {
    name: 'device',
    label: ({ stores }) => stores.device,
    schema,
    defaults: () => ({ device: randomId(random), sealedScreenKey: null, profile: null }),
  };
}
