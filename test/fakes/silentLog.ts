// Log that discards all entries.
import type { Log } from '../../server/base/log.ts';

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
