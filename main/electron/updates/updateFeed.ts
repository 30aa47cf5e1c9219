/** Where updates come from, if from anywhere: the package's manifest says so, and whose signature they must have. */

import { createPublicKey, verify } from 'node:crypto';
import * as v from 'valibot';
import type { LocalizedText } from '../../../shared/words/words.ts';

const feed = v.strictObject({
  /** The folder of the feed's files; without TLS only on this computer. */
  url: v.pipe(v.string(), v.regex(/^(https:\/\/|http:\/\/127\.0\.0\.1:)\S+$/)),
  /** An Ed25519 public key, PEM. */
  key: v.pipe(v.string(), v.startsWith('-----BEGIN PUBLIC KEY-----')),
});
export type UpdateFeed = Readonly<v.InferOutput<typeof feed>>;

/** The feed that a package was made with; null without one, which is how packages are made by default. */
export function feedOf(manifest: string): UpdateFeed | null {
  const parsed = v.safeParse(v.object({ updates: feed }), JSON.parse(manifest));
  return parsed.success ? parsed.output.updates : null;
}

/** Whether `signature`, in base64, was made for exactly this text by the key's owner. */
export function isSigned(text: string, signature: string, key: UpdateFeed['key']): boolean {
  const publicKey = createPublicKey(key);
  if (publicKey.asymmetricKeyType !== 'ed25519') return false;
  return verify(null, Buffer.from(text), publicKey, Buffer.from(signature.trim(), 'base64'));
}

/** What is said of an update that waits for a restart, and what that restores. */
export function readyWords(version: string, platform: NodeJS.Platform): LocalizedText {
  return ({ notices }) =>
    platform === 'win32' ? notices.updateReadyShellsEnd(version) : notices.updateReady(version);
}
