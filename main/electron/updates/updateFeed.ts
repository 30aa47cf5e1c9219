/**
 * Update feed and its public key, as defined in a package's manifest. Without a feed, the app has no updates.
 */

import { createPublicKey, verify } from 'node:crypto';
import * as v from 'valibot';
import type { LocalizedText } from '../../../shared/words/words.ts';

const feed = v.strictObject({
  /** Folder with the feed's files; plain HTTP is allowed only for this computer. */
  url: v.pipe(v.string(), v.regex(/^(https:\/\/|http:\/\/127\.0\.0\.1:)\S+$/)),
  /** An Ed25519 public key, PEM. */
  key: v.pipe(v.string(), v.startsWith('-----BEGIN PUBLIC KEY-----')),
});
export type UpdateFeed = Readonly<v.InferOutput<typeof feed>>;

/** Returns the feed defined in a package's manifest; null when it defines none, which is the default. */
export function feedOf(manifest: string): UpdateFeed | null {
  const parsed = v.safeParse(v.object({ updates: feed }), JSON.parse(manifest));
  return parsed.success ? parsed.output.updates : null;
}

/** True when `signature` (base64) is a valid Ed25519 signature of the text. */
export function isSigned(text: string, signature: string, key: UpdateFeed['key']): boolean {
  const publicKey = createPublicKey(key);
  if (publicKey.asymmetricKeyType !== 'ed25519') return false;
  return verify(null, Buffer.from(text), publicKey, Buffer.from(signature.trim(), 'base64'));
}

/** Text of the notice that an update was downloaded and waits for a restart. */
export function readyWords(version: string, platform: NodeJS.Platform): LocalizedText {
  return ({ notices }) =>
    platform === 'win32' ? notices.updateReadyShellsEnd(version) : notices.updateReady(version);
}
