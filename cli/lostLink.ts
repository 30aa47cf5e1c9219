/** Limit of the time for which a command waits for a server that is gone. */

import type { Link } from '../client/link/link.ts';
import { processClock } from '../client/link/processClock.ts';
import type { Cancel } from '../protocol/clock.ts';
import { CliError } from './cliError.ts';
import { EXIT } from './exitCodes.ts';
import { reasonWords } from './stateLine.ts';

/** Calls `onLost` once the link was down for `maxMs` without a break; returns a function that stops the watch. */
export function watchLost(link: Link, maxMs: number, onLost: (error: CliError) => void): () => void {
  let cancel: Cancel | undefined;
  const check = (): void => {
    const isUp = link.view.word === 'Connected';
    if (isUp) {
      cancel?.();
      cancel = undefined;
    } else {
      cancel ??= processClock.setTimeout(() => {
        const seconds = Math.round(maxMs / 1000);
        const why = reasonWords(link.view);
        onLost(new CliError(EXIT.unreachable, `gave up after ${seconds} s without the server: ${why}`));
      }, maxMs);
    }
  };
  const unsubscribe = link.subscribe(check);
  check();
  return () => {
    unsubscribe();
    cancel?.();
  };
}
