/** The key that seals the saved screens: random, and itself sealed by the keychain. */

import type { RandomBytes } from '../../../protocol/ids.ts';
import type { StoredDevice } from '../deviceStore.ts';
import type { SecretBox } from './secretBox.ts';
import type { VersionedStore } from '../versionedStore.ts';

/** AES-256. */
const KEY_BYTES = 32;

/** The profile's key, made at first use; null where there is no keychain. */
export function screenKey(
  device: VersionedStore<StoredDevice>,
  box: SecretBox,
  random: RandomBytes,
): Uint8Array | null {
  if (!box.available) return null;
  const { sealedScreenKey } = device.value;
  const opened = sealedScreenKey === null ? null : box.open(sealedScreenKey);
  if (opened !== null) return Buffer.from(opened, 'base64');
  const key = random(KEY_BYTES);
  device.set({ ...device.value, sealedScreenKey: box.seal(Buffer.from(key).toString('base64')) });
  // A screen sealed with a key that a crash forgot could never be read again.
  device.flush();
  return key;
}
