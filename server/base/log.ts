/** What the server tells its operator: JSON lines on stderr. Tokens, input and output never go in here. */

import { pino } from 'pino';

/** Facts of one event, by name. */
export type Facts = Readonly<Record<string, unknown>>;

export type Log = {
  readonly info: (facts: Facts, message: string) => void;
  readonly warn: (facts: Facts, message: string) => void;
  readonly error: (facts: Facts, message: string) => void;
};

const STDERR = 2;

/** Writes each line before it returns, so that a crash loses none. */
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

/** What is known of anything that was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
