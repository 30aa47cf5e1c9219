/** Shutdown of the server. It runs once, and exits even if a part of it fails. */

import { errorText, type Log } from './log.ts';

export type ShutdownParts = {
  readonly log: Pick<Log, 'info' | 'error'>;
  /** Closes the running server, if there is one. */
  readonly close: () => Promise<void>;
  /** Exits the process. `failed` means that closing threw an error. */
  readonly exit: (result: 'ok' | 'failed') => void;
};

/** Returns a function that shuts the server down. Only the first call has an effect. */
export function shutdown({ log, close, exit }: ShutdownParts): (reason: string) => void {
  let begun = false;
  return (reason) => {
    if (begun) return;
    begun = true;
    log.info({ reason }, 'shutting down');
    close().then(
      () => exit('ok'),
      (error: unknown) => {
        // The process exits even after a failure. Otherwise the init system would wait for it and then kill it.
        log.error({ error: errorText(error) }, 'the shutdown failed');
        exit('failed');
      },
    );
  };
}
