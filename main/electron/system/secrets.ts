/** Access to the system's keychain through Electron. */

import { safeStorage } from 'electron';
import type { SecretBox } from '../../stores/journal/secretBox.ts';

/** Returns the keychain; call it only after the app is ready. */
export function systemSecrets(): SecretBox {
  return {
    available: hasKeychain(),
    seal: (secret) => safeStorage.encryptString(secret).toString('base64'),
    open: (sealed) => {
      try {
        return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
      } catch {
        return null;
      }
    },
  };
}

/**
 * True when there is a keychain. On Linux without a keyring, Electron uses a publicly known key; this does
 * not count as a keychain.
 */
function hasKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
