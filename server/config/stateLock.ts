/** Lock of a state folder. Without it, two servers in one folder would restore each other's sessions. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../protocol/clock.ts';
import { delay } from '../base/delay.ts';
import { writeOnce } from '../base/onceFile.ts';

const FILE = 'server.lock';
/** States of a process that has ended but that its parent has not reaped: zombie, dead. */
const DEAD_STATES = /^[ZX]/;

/** Error for a folder that another server uses. The message names the remedies. */
export class StateLockError extends Error {}

/** Interval at which the lock checks if the replaced server has ended, ms. */
const POLL_MS = 50;
/** Time that the replaced server has to shut down before it is killed, ms. */
const KILL_AFTER_MS = 15_000;

/**
 * Ends the server that uses the folder, if there is one: first with SIGTERM, later with SIGKILL. Resolves when that server has
 * ended.
 */
export async function replaceServer(folder: string, clock: Clock): Promise<void> {
  const [pid = 0, start] = readOwner(join(folder, FILE));
  const isAlive = (): boolean => pid !== process.pid && isOwner(pid, start);
  if (isAlive()) process.kill(pid, 'SIGTERM');
  const deadline = clock.elapsed() + KILL_AFTER_MS;
  while (isAlive()) {
    if (clock.elapsed() > deadline) process.kill(pid, 'SIGKILL');
    await delay(clock, POLL_MS);
  }
}

/**
 * Locks the folder for this process, even if a dead process left its lock. Returns a function that unlocks. @throws
 * StateLockError
 */
export function lockState(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, FILE);
  const own = `${process.pid} ${statusOf(process.pid).start}`;
  for (let tries = 0; !tryCreate(path, own); tries++) {
    const [pid = 0, start] = readOwner(path);
    if (tries > 0 || isOwner(pid, start)) throw inUse(folder, pid);
    rmSync(path, { force: true });
  }
  return () => {
    if (readOwner(path).join(' ') === own) rmSync(path, { force: true });
  };
}

function inUse(folder: string, pid: number): StateLockError {
  return new StateLockError(
    `another server (process ${pid}) keeps its sessions in ${folder}; stop it, replace it with --replace, or choose another folder with --state-dir`,
  );
}

/** Creates the file with its content in one step. Returns false if the file exists. */
function tryCreate(path: string, own: string): boolean {
  try {
    writeOnce(path, `${own}\n`, String(process.pid));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
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

/** Returns true while the process that wrote the lock runs: a zombie holds nothing, and a reused PID is another process. */
function isOwner(pid: number, start: string | undefined): boolean {
  if (!isRunning(pid)) return false;
  const status = statusOf(pid);
  return !status.isDead && status.start === start;
}

/** `start` distinguishes a process from a later one with the same PID; '' if unknown. */
type ProcessStatus = { readonly start: string; readonly isDead: boolean };

/** Reads fields 3 and 22 of /proc/PID/stat (proc(5)); systems without /proc only list the state. */
function statusOf(pid: number): ProcessStatus {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { start: fields[19] ?? '', isDead: DEAD_STATES.test(fields[0] ?? '') };
  } catch {
    return { start: '', isDead: process.platform !== 'win32' && DEAD_STATES.test(listedState(pid)) };
  }
}

function listedState(pid: number): string {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim() ?? '';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
