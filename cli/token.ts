/** Reads a token file. It has only the token, or a line `user:token` as in a server's own file. */

import { readFileSync } from 'node:fs';

/**
 * Returns the token on the first line that is not empty or a comment. @throws if the file cannot be read or has no such line.
 */
export function readToken(path: string): string {
  const line = readFileSync(path, 'utf8')
    .split('\n')
    .map((text) => text.trim())
    .find((text) => text !== '' && !text.startsWith('#'));
  if (line === undefined) throw new Error(`the token file ${path} is empty`);
  return line.slice(line.indexOf(':') + 1);
}
