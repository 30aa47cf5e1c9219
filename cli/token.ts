/** The token in a file: alone, or behind a user's name as a server's own file has it. */

import { readFileSync } from 'node:fs';

/** @throws when there is no such file, or nothing in it. */
export function readToken(path: string): string {
  const line = readFileSync(path, 'utf8')
    .split('\n')
    .map((one) => one.trim())
    .find((one) => one !== '' && !one.startsWith('#'));
  if (line === undefined) throw new Error(`the token file ${path} is empty`);
  return line.slice(line.indexOf(':') + 1);
}
