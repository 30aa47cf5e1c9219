/** The system's keychain through Electron. */

import { safeStorage } from 'electron';
import type { SecretBox } from '../../stores/journal/secretBox.ts';

/** Usable once the app is ready. */
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

/** True when there is a keychain. On Linux without a keyring Electron would use a well-known key, which does not count. */
function hasKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
