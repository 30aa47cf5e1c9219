/** The system's keychain, in the form that the stores use. */

export type SecretBox = {
  /** False when the system has no keychain; secrets are then kept only in memory. */
  readonly available: boolean;
  /**
   * Returns base64 ciphertext that only this user of this computer can decrypt. Called only when `available`.
   */
  readonly seal: (secret: string) => string;
  /** The secret, or null when this keychain cannot decrypt it. */
  readonly open: (sealed: string) => string | null;
};
