/** Processes of a local tty session, used to end everything that a shell started. */

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Clock } from '../../protocol/clock.ts';
import { delay } from '../base/delay.ts';

/** Interval of checks for the end of a session's processes, ms. */
const GONE_POLL_MS = 25;

/** A tty session: the process id of its leader, and its device (`/dev/…`) for systems that do not list sessions. */
export type TtySession = { readonly leader: number; readonly device: string };

/** Returns the ids of the session's live processes. A process that called setsid is not among them. */
export function sessionMembers(session: TtySession): number[] {
  return process.platform === 'linux' ? linuxMembers(session.leader) : listedMembers(session.device);
}

/** Sends signals to every member. Members that have ended cause no error. Returns the number of members. */
export function signalSession(session: TtySession, ...signals: readonly NodeJS.Signals[]): number {
  const members = sessionMembers(session);
  for (const pid of members) {
    for (const signal of signals) signalProcess(pid, signal);
  }
  return members.length;
}

/** Returns true while a command has the tty, or the leader waits for one that it started without job control. */
export function hasForegroundCommand(session: TtySession): boolean {
  const { leader } = session;
  const members = process.platform === 'linux' ? linuxGroups(leader) : listedGroups(session.device);
  const foreground = members.find(({ pid }) => pid === leader)?.foreground ?? leader;
  return members.some(({ pid, group }) => pid !== leader && group === foreground);
}

/** A live process of the session, its process group, and the foreground group of its tty. */
type GroupMember = { readonly pid: number; readonly group: number; readonly foreground: number };

function linuxGroups(leader: number): GroupMember[] {
  return linuxMembers(leader).map((pid) => {
    const [, , group, , , foreground] = statFields(String(pid));
    return { pid, group: Number(group), foreground: Number(foreground) };
  });
}

function listedGroups(device: string): GroupMember[] {
  return listed(device, 'pid=,stat=,pgid=,tpgid=').map((row) => {
    const [pid, , group, foreground] = row.trim().split(/\s+/);
    return { pid: Number(pid), group: Number(group), foreground: Number(foreground) };
  });
}

/** Waits up to `ms` until all processes have ended, and sends `signal` at each check. Resolves with true on success. */
export async function sessionGone(
  session: TtySession,
  ms: number,
  clock: Clock,
  signal?: NodeJS.Signals,
): Promise<boolean> {
  const deadline = clock.elapsed() + ms;
  while (signalSession(session, ...(signal === undefined ? [] : [signal])) > 0) {
    if (clock.elapsed() >= deadline) return false;
    await delay(clock, GONE_POLL_MS);
  }
  return true;
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // The process ended before the signal, or belongs to another user.
  }
}

function linuxMembers(leader: number): number[] {
  const members: number[] = [];
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const [state, , , session] = statFields(entry);
    if (Number(session) === leader && state !== 'Z' && state !== 'X') members.push(Number(entry));
  }
  return members;
}

/** Returns the fields of /proc/PID/stat from the state on. The name before it may contain spaces and parentheses (proc(5)). */
function statFields(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** Returns members by the controlling tty, because ps on macOS cannot list the session leader's id. */
function listedMembers(device: string): number[] {
  return listed(device, 'pid=,stat=')
    .map((row) => Number.parseInt(row, 10))
    .filter(Number.isInteger);
}

/** Rows of ps about the live processes of a tty; the second column is their state. */
function listed(device: string, columns: string): string[] {
  try {
    const tty = device.replace(/^\/dev\//, '');
    const rows = execFileSync('ps', ['-t', tty, '-o', columns], { encoding: 'utf8' }).trim().split('\n');
    return rows.filter((row) => !/^\s*\d+\s+Z/.test(row));
  } catch {
    // ps exits with 1 when it lists no process.
    return [];
  }
}
