/** A keychain in memory: what it sealed opens with the same box only. */

import { randomBytes } from 'node:crypto';
import type { SecretBox } from '../../main/stores/journal/secretBox.ts';

export function fakeSecretBox(available = true): SecretBox {
  const owner = randomBytes(8).toString('hex');
  return {
    available,
    seal: (secret) => Buffer.from(JSON.stringify([owner, secret])).toString('base64'),
    open: (sealed) => {
      const [by, secret] = JSON.parse(Buffer.from(sealed, 'base64').toString()) as [string, string];
      return by === owner ? secret : null;
    },
  };
}
