// Signs the files that tell installed apps of an update.
import { createPrivateKey, sign } from 'node:crypto';

/** The text for these many per cent of the users, or for all of them, as electron-updater reads it. */
export function withRollout(text: string, percent: number | undefined): string {
  const rest = text.replace(/^stagingPercentage: .*\n/m, '');
  return percent === undefined ? rest : `${rest.replace(/\n?$/, '\n')}stagingPercentage: ${percent}\n`;
}

/** The signature of exactly this text, in base64; `key` is an Ed25519 private key in PEM. */
export function signatureOf(text: string, key: string): string {
  return `${sign(null, Buffer.from(text), createPrivateKey(key)).toString('base64')}\n`;
}
