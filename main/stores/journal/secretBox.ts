/** The system's keychain as the stores use it. */

export type SecretBox = {
  /** False when the system has no keychain: secrets then stay in memory. */
  readonly available: boolean;
  /** Base64 ciphertext that only this user of this computer can open; only called when `available`. */
  readonly seal: (secret: string) => string;
  /** The secret, or null when this keychain cannot open it. */
  readonly open: (sealed: string) => string | null;
};
