/** Lists of sessions and targets, as tables or as JSON. */

import type { Link } from '../client/link/link.ts';
import type { HostTargets } from '../client/link/linkTargets.ts';
import type { SessionInfo } from '../protocol/messages/sessions.ts';

/** Joins rows to lines with padded columns. The last column is not padded. */
function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0] ?? [];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lineOf = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => `${lineOf(row).trimEnd()}\n`).join('');
}

export async function sessionsText(link: Link, json: boolean, now: number): Promise<string> {
  const { sessions, missing } = await link.sessions.list();
  for (const host of missing)
    process.stderr.write(`holdfast: ${host} cannot be reached: its sessions are not listed\n`);
  if (json) return `${JSON.stringify(sessions, null, 2)}\n`;
  const rows = sessions.map((session) => [
    session.session,
    session.targetName,
    stateWords(session),
    session.durability ?? '-',
    durationWords(now - session.activeAt),
    session.closesAt === null ? '-' : durationWords(session.closesAt - now),
    session.title || session.lastLine,
  ]);
  return table([
    ['SESSION', 'TARGET', 'STATE', 'DURABILITY', 'IDLE', 'ENDS IN', 'TITLE OR LAST LINE'],
    ...rows,
  ]);
}

export async function targetsText(link: Link, json: boolean): Promise<string> {
  const all = await targetsOf(link);
  const [first] = all;
  // A server's result is one object. A gateway's result is an array with one object per host.
  if (json) return `${JSON.stringify(first?.host === undefined ? first : all, null, 2)}\n`;
  const rows: string[][] = [];
  for (const { local, containers, node = 'this server' } of all) {
    if (local) rows.push(['local', 'shell', 'running', node]);
    for (const { name, image, state } of containers) rows.push([name, image, state, node]);
  }
  return table([['TARGET', 'IMAGE', 'STATE', 'ON'], ...rows]);
}

/**
 * Time after the first message of targets, ms. A gateway sends one message per host, one directly after the other, so all have
 * arrived by then.
 */
const ALL_HOSTS_MS = 200;

function targetsOf(link: Link): Promise<readonly HostTargets[]> {
  return new Promise((resolve) => {
    const stop = link.subscribe(() => {
      if (link.targets === null) return;
      stop();
      setTimeout(() => resolve(link.targets ?? []), ALL_HOSTS_MS);
    });
    link.watchTargets(true);
  });
}

function stateWords({ state, attachments }: SessionInfo): string {
  if (state.kind === 'ended') return 'ended';
  return attachments === 0 ? 'detached' : `attached (${attachments})`;
}

function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`;
}
