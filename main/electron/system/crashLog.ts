/** Bugs that nobody caught, in a file of the profile, without secrets. */

import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** When the log is this long it becomes `.old` and a new one begins, bytes. */
const MAX_LOG_BYTES = 1024 * 1024;

/** Bearer tokens, and anything as long and random as one. */
const SECRETS = /bearer\s+\S+|\b[0-9a-f]{32,}\b|\b[A-Za-z0-9_-]{40,}\b/gi;

export type CrashLog = { readonly path: string; readonly write: (what: string, error: unknown) => void };

/** The log in `folder`; a disk that refuses costs the entry and nothing else. */
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
        // There is nowhere left to say it.
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
