/** Log of unexpected errors in the user data folder, without secrets. */

import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Max size of the log, bytes; a longer one is renamed to `.old`. */
const MAX_LOG_BYTES = 1024 * 1024;

/** Patterns for bearer tokens, and for any text that is as long and random as a token. */
const SECRETS = /bearer\s+\S+|\b[0-9a-f]{32,}\b|\b[A-Za-z0-9_-]{40,}\b/gi;

export type CrashLog = { readonly path: string; readonly write: (what: string, error: unknown) => void };

/** Creates the log in `folder`. An entry that cannot be written is dropped without an error. */
export function crashLog(folder: string): CrashLog {
  const path = join(folder, 'main.log');
  return {
    path,
    write: (what, error) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        makeRoom(path);
        appendFileSync(path, `${new Date().toISOString()} ${what}: ${withoutSecrets(detail)}\n`, {
          mode: 0o600,
        });
      } catch {
        // The log is the only place for errors, so its own failure cannot be reported.
      }
    },
  };
}

export function withoutSecrets(text: string): string {
  return text.replace(SECRETS, '[secret]');
}

function makeRoom(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renameSync(path, `${path}.old`);
}
