/** Sessions and targets, for people or as JSON. */

import type { SessionInfo } from '../protocol/messages/sessions.ts';
import type { HostTargets } from '../client/link/linkTargets.ts';
import type { Link } from '../client/link/link.ts';

/** Columns with a space between; the last is as long as it is. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
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
    agoWords(now - session.activeAt),
    session.closesAt === null ? '-' : agoWords(session.closesAt - now),
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
  // A server alone is one object; a gateway has a list with one for each host.
  if (json) return `${JSON.stringify(first?.host === undefined ? first : all, null, 2)}\n`;
  const rows: string[][] = [];
  for (const { local, containers, node = 'this server' } of all) {
    if (local) rows.push(['local', 'shell', 'running', node]);
    for (const { name, image, state } of containers) rows.push([name, image, state, node]);
  }
  return table([['TARGET', 'IMAGE', 'STATE', 'ON'], ...rows]);
}

/** A gateway tells of its hosts one after the other, at once: all are there by then, ms. */
const ALL_TOLD_MS = 200;

function targetsOf(link: Link): Promise<readonly HostTargets[]> {
  return new Promise((resolve) => {
    const stop = link.subscribe(() => {
      if (link.targets === null) return;
      stop();
      setTimeout(() => resolve(link.targets ?? []), ALL_TOLD_MS);
    });
    link.watchTargets(true);
  });
}

function stateWords({ state, attachments }: SessionInfo): string {
  if (state.kind === 'ended') return 'ended';
  return attachments === 0 ? 'detached' : `attached (${attachments})`;
}

function agoWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`;
}
