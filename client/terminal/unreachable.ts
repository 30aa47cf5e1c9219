/** A shell that cannot be reached behind its server, although the link is up. */

import type { Host } from '../../protocol/messages/host.ts';

export type Unreachable = {
  /** The part that does not answer. */
  readonly waitsFor: 'host' | 'engine' | 'container' | 'holder';
  /** The server's sentence. */
  readonly message: string;
  /** Wall time, ms since 1970. */
  readonly since: number;
};

/** Null when the shell can be reached. */
export function unreachableOf({ state, shell, message, since }: Host): Unreachable | null {
  if (state === 'up') return null;
  // A shell for which no part is named waits for its holder: there is nothing else.
  const waitsFor = shell === undefined ? 'host' : (shell.waitsFor ?? 'holder');
  return { waitsFor, message, since };
}
