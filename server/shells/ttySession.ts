/** The processes of a local tty session, to end all that a shell left behind. */

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Ids of the live processes whose session leader is `leader`; a process that called setsid is on its own. */
export function sessionMembers(leader: number): number[] {
  if (process.platform === 'linux') return linuxMembers(leader);
  return process.platform === 'win32' ? [] : listedMembers(leader);
}

/** Signals every member; those that are already gone are no error. */
export function signalSession(leader: number, signal: NodeJS.Signals): void {
  for (const pid of sessionMembers(leader)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended between the look and the signal.
    }
  }
}

function linuxMembers(leader: number): number[] {
  const members: number[] = [];
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const [state, , , session] = statFields(entry);
    if (Number(session) === leader && state !== 'Z') members.push(Number(entry));
  }
  return members;
}

/** Fields of /proc/PID/stat from the state on; the name before it may hold spaces and parentheses (proc(5)). */
function statFields(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** macOS's ps has no session leader's id: the controlling tty of the leader stands for it. */
function listedMembers(leader: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,tty='], { encoding: 'utf8' })
    .split('\n')
    .map((row) => row.trim().split(/\s+/));
  const tty = rows.find(([pid]) => Number(pid) === leader)?.[1];
  if (tty === undefined || tty === '??') return [leader];
  return rows.filter((row) => row[1] === tty).map(([pid]) => Number(pid));
}
