// Lock that prevents two set-ups of one checkout at the same time. A lock whose process has ended does not
// count.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../support/processes.ts';
import { projectRoot } from '../support/projectRoot.ts';

const POLL_MS = 300;

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function removeAbandoned(file: string): void {
  try {
    if (!isAlive(Number(readFileSync(file, 'utf8')))) rmSync(file, { force: true });
  } catch {
    // The lock's owner has just removed it.
  }
}

/** Waits for this checkout's set-up lock, and holds the lock during the action. */
export async function withSetupLock<T>(action: () => Promise<T>): Promise<T> {
  const checkout = createHash('sha256').update(projectRoot).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `holdfast-setup-${checkout}.lock`);
  while (!tryLock(file)) {
    removeAbandoned(file);
    await sleep(POLL_MS);
  }
  const release = (): void => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await action();
  } finally {
    release();
    process.removeListener('exit', release);
  }
}
