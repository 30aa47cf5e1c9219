/** What happened while nobody looked: the account of an absence, badges, notifications. */

import { formats } from './formats.ts';

const { bytes, duration, time } = formats;

export const away = {
  title: 'While you were away',
  span: (since: number, until: number) => `${time(since)} – ${time(until)}`,
  time,
  printed: (what: string) => `Printed meanwhile: ${what}`,
  printedBy: (title: string, byteCount: number) => `${title} ${bytes(byteCount)}`,
  command: 'A command',
  bellRang: 'The bell rang',
  times: (count: number) => `${count} times`,
  replaced: 'The container was replaced',
  replacedBy: 'a new shell runs in its successor',
  ended: 'The session ended',
  /** How a command went; a null exit code is one that the shell does not say. */
  outcome: (exitCode: number | null, ms: number) => {
    const how = exitCode === null ? 'finished' : exitCode === 0 ? 'succeeded' : `exit code ${exitCode}`;
    return `${how} after ${duration(ms)}`;
  },
  badgeBell: 'the bell rang',
  badgeCommand: (line: string | null, outcome: string) => `${line ?? 'a command'}: ${outcome}`,
  /** A notification; so many more ended before it. */
  notification: (line: string | null, outcome: string, more: number) =>
    `${line ?? 'A command'}: ${outcome}${more === 0 ? '' : `, and ${more} more before it`}`,
};
