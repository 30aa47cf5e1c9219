/** Events while the user was away: the panel on return, badges of tabs, notifications. */

import { formats } from './formats.ts';

const { bytes, duration, time } = formats;

export const away = {
  title: 'While you were away',
  span: (since: number, until: number) => `${time(since)} – ${time(until)}`,
  time,
  printed: (what: string) => `Output while away: ${what}`,
  printedBy: (title: string, byteCount: number) => `${title} ${bytes(byteCount)}`,
  command: 'A command',
  bellRang: 'The bell rang',
  times: (count: number) => `${count} times`,
  replaced: 'The container was replaced',
  replacedBy: 'a new shell was opened in the new container',
  ended: 'The session ended',
  /** Result of a command; the exit code is null where the shell does not report it. */
  outcome: (exitCode: number | null, ms: number) => {
    const how = exitCode === null ? 'finished' : exitCode === 0 ? 'succeeded' : `exit code ${exitCode}`;
    return `${how} after ${duration(ms)}`;
  },
  badgeBell: 'the bell rang',
  badgeCommand: (line: string | null, outcome: string) => `${line ?? 'a command'}: ${outcome}`,
  /** Text of a notification; `more` commands finished before this one. */
  notification: (line: string | null, outcome: string, more: number) =>
    `${line ?? 'A command'}: ${outcome}${more === 0 ? '' : `, and ${more} more finished`}`,
};
