/** One server at a time keeps its sessions in a folder for state: two would take up each other's. */

import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../protocol/clock.ts';
import { delay } from '../base/delay.ts';

const FILE = 'server.lock';

/** Another server has the folder; the message says what to do. */
export class StateLockError extends Error {}

/** How often it is looked whether the server that was asked to go has gone, ms, and after how long it is killed. */
const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 15_000;

/** Ends the server that has the folder, if one has: at first it may end in order. Resolves when it is gone. */
export async function replaceServer(folder: string, clock: Clock): Promise<void> {
  const [pid = 0, start] = readOwner(join(folder, FILE));
  const isThere = (): boolean => pid !== process.pid && isRunning(pid) && start === startOf(pid);
  if (isThere()) process.kill(pid, 'SIGTERM');
  const deadline = clock.now() + PATIENCE_MS;
  while (isThere()) {
    if (clock.now() > deadline) process.kill(pid, 'SIGKILL');
    await delay(clock, LOOK_EVERY_MS);
  }
}

/** Takes the folder for this process; returns how to give it back. What a dead process held is taken over. @throws StateLockError */
export function lockState(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, FILE);
  const own = `${process.pid} ${startOf(process.pid)}`;
  for (let tries = 0; !takes(path, own); tries++) {
    const [pid = 0, start] = readOwner(path);
    if (tries > 0 || (isRunning(pid) && start === startOf(pid))) throw taken(folder, pid);
    rmSync(path, { force: true });
  }
  return () => {
    if (readOwner(path).join(' ') === own) rmSync(path, { force: true });
  };
}

function taken(folder: string, pid: number): StateLockError {
  return new StateLockError(
    `another server (process ${pid}) keeps its sessions in ${folder}; stop it, put this one in its place with --replace, or give this one a folder of its own with --state-dir`,
  );
}

/** The file comes into being with its content, or not at all. */
function takes(path: string, own: string): boolean {
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, `${own}\n`, { mode: 0o600 });
  try {
    linkSync(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

function readOwner(path: string): [] | [number, string] {
  try {
    const [pid, start = ''] = readFileSync(path, 'utf8').trim().split(' ');
    return [Number(pid), start];
  } catch {
    return [];
  }
}

/** When a process began, where that can be seen: a number that was given again is not the same process (proc(5), field 22). */
function startOf(pid: number): string {
  try {
    return /\) (?:\S+ ){19}(\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1] ?? '';
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
