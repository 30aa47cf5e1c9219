/** A shell that cannot be reached behind its server, although the link is up. */

import type { Host } from '../../protocol/messages/host.ts';

export type Unreachable = {
  /** The part that does not answer. */
  readonly waitsFor: 'host' | 'engine' | 'container' | 'holder';
  /** The server's message. */
  readonly message: string;
  /** Wall time of the loss, ms since 1970. */
  readonly since: number;
};

/** Returns the report for the shell; null if it can be reached. */
export function unreachableOf({ state, shell, message, since }: Host): Unreachable | null {
  if (state === 'up') return null;
  // If no part is named, the shell waits for its holder, because there is nothing else.
  const waitsFor = shell === undefined ? 'host' : (shell.waitsFor ?? 'holder');
  return { waitsFor, message, since };
}
