/** The token in what a user entered or pasted. */

/** A line of the token file, which has only a hash of the token. */
const HASH_LINE = /(?:^|\s)\S+:sha256:[0-9a-f]{64}$/i;

/** Tokens have no spaces: of the line that `--new-token` prints, the token is the last word. */
export function enteredToken(text: string): string {
  return text.trim().split(/\s+/).at(-1) ?? '';
}

/** True for the printed line that belongs in the server's token file. */
export function isHashLine(text: string): boolean {
  return HASH_LINE.test(text.trim());
}
