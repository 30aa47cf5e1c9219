/** Sessions and targets, for people or as JSON. */

import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import type { Targets } from '../../protocol/messages/targets.ts';
import type { Link } from '../remote/link.ts';

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
  const sessions = await link.sessions.list();
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
    ['SESSION', 'TARGET', 'STATE', 'KEPT BY', 'IDLE', 'CLOSES IN', 'TITLE OR LAST LINE'],
    ...rows,
  ]);
}

export async function targetsText(link: Link, json: boolean): Promise<string> {
  const targets = await targetsOf(link);
  if (json) return `${JSON.stringify(targets, null, 2)}\n`;
  const local = targets.local ? [['local', 'this server', 'running']] : [];
  const containers = targets.containers.map(({ name, image, state }) => [name, image, state]);
  return table([['TARGET', 'IMAGE', 'STATE'], ...local, ...containers]);
}

function targetsOf(link: Link): Promise<Omit<Targets, 'type'>> {
  return new Promise((resolve) => {
    const stop = link.subscribe(() => {
      if (link.targets === null) return;
      stop();
      resolve(link.targets);
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
