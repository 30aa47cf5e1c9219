/** Keychain in memory. A box opens only the secrets that it encrypted itself. */

import { randomBytes } from 'node:crypto';
import type { SecretBox } from '../../main/stores/journal/secretBox.ts';

export function fakeSecretBox(available = true): SecretBox {
  const owner = randomBytes(8).toString('hex');
  return {
    available,
    seal: (secret) => Buffer.from(JSON.stringify([owner, secret])).toString('base64'),
    open: (sealed) => {
      const [sealedBy, secret] = JSON.parse(Buffer.from(sealed, 'base64').toString()) as [string, string];
      return sealedBy === owner ? secret : null;
    },
  };
}
