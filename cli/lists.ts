/** Lists of sessions and targets, as tables or as JSON. */

import type { Link } from '../client/link/link.ts';
import type { HostTargets } from '../client/link/linkTargets.ts';
import type { SessionInfo } from '../protocol/messages/sessions.ts';
import { ENGLISH } from '../shared/words/english.ts';
import { report } from './output.ts';

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
  for (const host of missing) report(`${host} cannot be reached: its sessions are not listed`);
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
  for (const { engine, node = 'the server' } of all)
    if (engine.state === 'down') report(`no containers of ${node} are listed: ${engine.reason}`);
  const { missing } = await link.sessions.list();
  for (const host of missing) report(`${host} cannot be reached: its targets are not listed`);
  const [first] = all;
  // A server prints one object; a gateway prints an array with one object per host.
  if (json)
    return `${JSON.stringify(first !== undefined && first.host === undefined ? first : all, null, 2)}\n`;
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
/** Time after which a gateway whose hosts are all away has no targets, ms. */
const NO_HOST_MS = 5_000;

function targetsOf(link: Link): Promise<readonly HostTargets[]> {
  return new Promise((resolve) => {
    const end = (): void => {
      stop();
      resolve(link.targets ?? []);
    };
    let timer = setTimeout(end, NO_HOST_MS);
    const stop = link.subscribe(() => {
      if (link.targets === null) return;
      stop();
      clearTimeout(timer);
      timer = setTimeout(end, ALL_HOSTS_MS);
    });
    link.watchTargets(true);
  });
}

function stateWords({ state, attachments }: SessionInfo): string {
  if (state.kind === 'ended') return `ended: ${ENGLISH.sessions.endWords(state.end)}`;
  return attachments === 0 ? 'detached' : `attached (${attachments})`;
}

function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`;
}
