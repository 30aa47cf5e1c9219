/** The server's log: JSON lines on stderr. It never contains tokens, input or output. */

import { pino } from 'pino';

/** Data of one event, by name. */
export type Facts = Readonly<Record<string, unknown>>;

export type Log = {
  readonly info: (facts: Facts, message: string) => void;
  readonly warn: (facts: Facts, message: string) => void;
  readonly error: (facts: Facts, message: string) => void;
};

const STDERR = 2;

/** Creates a log that writes each line synchronously, so that a crash loses none. */
export function stderrLog(): Log {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: STDERR, sync: true }),
  );
  return {
    info: (facts, message) => logger.info(facts, message),
    warn: (facts, message) => logger.warn(facts, message),
    error: (facts, message) => logger.error(facts, message),
  };
}

/** Returns the message of any thrown value. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
