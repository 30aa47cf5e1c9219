/** Stand-in for a shell that has ended. Its session still exists after a restart of the server, but its process does not. */

import type { Durability, FoundContainer } from '../../protocol/messages/common.ts';
import type { Shell } from './shell.ts';

export type EndedShellFacts = {
  readonly epoch: string;
  readonly durability: Durability;
  readonly container?: FoundContainer;
};

export function endedShell(facts: EndedShellFacts): Shell {
  return {
    ...facts,
    start: () => undefined,
    write: () => Promise.reject(new Error('the shell has ended')),
    resize: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
    isBusy: () => Promise.resolve(false),
    end: () => Promise.resolve(),
  };
}
