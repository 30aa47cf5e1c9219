// A log that nobody reads.
import type { Log } from '../../server/base/log.ts';

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
