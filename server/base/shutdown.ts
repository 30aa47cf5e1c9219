/** The server's end: once, and whatever happens on the way to it. */

import { errorText, type Log } from './log.ts';

export type ShutdownParts = {
  readonly log: Pick<Log, 'info' | 'error'>;
  /** Ends what runs, as far as anything does. */
  readonly close: () => Promise<void>;
  /** Ends the process; `failed` when not all could be ended as it should. */
  readonly exit: (how: 'ok' | 'failed') => void;
};

/** How to end the server; asked again, it goes on with what it began. */
export function shutdown({ log, close, exit }: ShutdownParts): (why: string) => void {
  let begun = false;
  return (why) => {
    if (begun) return;
    begun = true;
    log.info({ why }, 'shutting down');
    close().then(
      () => exit('ok'),
      (error: unknown) => {
        // Who asked for the end waits for it, and would only kill what stays.
        log.error({ error: errorText(error) }, 'the shutdown failed');
        exit('failed');
      },
    );
  };
}
