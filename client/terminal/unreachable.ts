/** What a server says of the way to a session's shell, as it is shown. */

import type { Host } from '../../protocol/messages/host.ts';

/** Why a shell can not be reached although there is a link: what does not answer, a sentence, and since when, ms since 1970. */
export type Unreachable = {
  readonly waitsFor: 'host' | 'engine' | 'container' | 'holder';
  readonly message: string;
  readonly since: number;
};

/** Null when the shell can be reached. */
export function unreachableBy({ state, shell, message, since }: Host): Unreachable | null {
  if (state === 'up') return null;
  // What holds a shell is all that is left where nothing is named.
  const waitsFor = shell === undefined ? 'host' : (shell.waitsFor ?? 'holder');
  return { waitsFor, message, since };
}
