/** Key that encrypts the saved screens: a random key, which the keychain encrypts for storage. */

import type { RandomBytes } from '../../../protocol/ids.ts';
import type { StoredDevice } from '../deviceStore.ts';
import type { SecretBox } from './secretBox.ts';
import type { VersionedStore } from '../versionedStore.ts';

/** Key size of AES-256. */
const KEY_BYTES = 32;

/** Returns the key of this user data folder, and creates it at the first call; null without a keychain. */
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
  // The key is written at once: after a crash without it, saved screens could never be read again.
  device.flush();
  return key;
}
