/** Shutdown of the server: runs once, and exits even when a part of it fails. */

import { errorText, type Log } from './log.ts';

export type ShutdownParts = {
  readonly log: Pick<Log, 'info' | 'error'>;
  /** Closes the running server, if there is one. */
  readonly close: () => Promise<void>;
  /** Exits the process; `failed` if closing threw. */
  readonly exit: (result: 'ok' | 'failed') => void;
};

/** Returns a function that shuts the server down. Only its first call has an effect. */
export function shutdown({ log, close, exit }: ShutdownParts): (reason: string) => void {
  let begun = false;
  return (reason) => {
    if (begun) return;
    begun = true;
    log.info({ reason }, 'shutting down');
    close().then(
      () => exit('ok'),
      (error: unknown) => {
        // A process that stayed after a failure would only be killed by the init system that waits for it.
        log.error({ error: errorText(error) }, 'the shutdown failed');
        exit('failed');
      },
    );
  };
}
