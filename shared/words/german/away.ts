/** Events while the user was away: the panel on return, badges of tabs, notifications. */

import type { Words } from '../english.ts';
import { formats } from './formats.ts';

const { bytes, duration, time } = formats;

export const away: Words['away'] = {
  title: 'Während der Abwesenheit',
  span: (since, until) => `${time(since)} – ${time(until)}`,
  time,
  printed: (what) => `Ausgabe in dieser Zeit: ${what}`,
  printedBy: (title, byteCount) => `${title} ${bytes(byteCount)}`,
  command: 'Ein Befehl',
  bellRang: 'Signalton',
  times: (count) => `${count}-mal`,
  replaced: 'Der Container wurde ersetzt',
  replacedBy: 'eine neue Shell läuft im neuen Container',
  ended: 'Die Sitzung wurde beendet',
  outcome: (exitCode, ms) => {
    const how = exitCode === null ? 'beendet' : exitCode === 0 ? 'erfolgreich' : `Exit-Code ${exitCode}`;
    return `${how} nach ${duration(ms)}`;
  },
  badgeBell: 'Signalton',
  badgeCommand: (line, outcome) => `${line ?? 'ein Befehl'}: ${outcome}`,
  notification: (line, outcome, more) =>
    `${line ?? 'Ein Befehl'}: ${outcome}${more === 0 ? '' : `, ${more} weitere beendet`}`,
};
