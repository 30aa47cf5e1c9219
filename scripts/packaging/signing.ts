// Signs the manifests that tell installed apps about an update.
import { createPrivateKey, sign } from 'node:crypto';

/** The manifest with a rollout to `percent` of the users, or to all of them, in electron-updater's format. */
export function withRollout(text: string, percent: number | undefined): string {
  const rest = text.replace(/^stagingPercentage: .*\n/m, '');
  return percent === undefined ? rest : `${rest.replace(/\n?$/, '\n')}stagingPercentage: ${percent}\n`;
}

/** Signature of the text in base64; `key` is an Ed25519 private key in PEM format. */
export function signatureOf(text: string, key: string): string {
  return `${sign(null, Buffer.from(text), createPrivateKey(key)).toString('base64')}\n`;
}
