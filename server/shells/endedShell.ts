/** A shell that is over already: what is left of a session whose shell did not outlive its server. */

import type { Durability, FoundContainer } from '../../protocol/messages/common.ts';
import type { Shell } from './shell.ts';

export type OverShellFacts = {
  readonly epoch: string;
  readonly durability: Durability;
  readonly container?: FoundContainer;
};

export function endedShell(facts: OverShellFacts): Shell {
  return {
    ...facts,
    start: () => undefined,
    write: () => Promise.reject(new Error('the shell is over')),
    resize: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
    end: () => Promise.resolve(),
  };
}
