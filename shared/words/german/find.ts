/** Finding text: in one pane, and in all sessions. */

import type { Words } from '../english.ts';
import { formats } from './formats.ts';

const { bytes, number } = formats;

export const find: Words['find'] = {
  find: 'Suchen',
  matches: 'Treffer',
  previous: 'Vorheriger Treffer',
  next: 'Nächster Treffer',
  close: 'Suche schließen',
  ways: { caseSensitive: 'Groß-/Kleinschreibung', wholeWord: 'Ganzes Wort', regex: 'Regulärer Ausdruck' },
  wayHint: (way, key) => `${way} (Alt+${key})`,
  invalid: 'Ungültiger Ausdruck',
  matchesEmpty: 'Passt auf leeren Text',
  noMatch: 'Kein Treffer',
  count: (count, isMore) => `${number(count)}${isMore ? '+' : ''} Treffer`,
  countOf: (index, count, isMore) => `${number(index)} von ${number(count)}${isMore ? '+' : ''}`,
  searchAll: 'Alle Sitzungen durchsuchen',
  searchAllHint: 'Text auf einem Bildschirm oder in seinem Verlauf',
  inSession: (count, isMore) => `${number(count)}${isMore ? '+' : ''} Treffer`,
  notSearched: (byteCount) => `${bytes(byteCount)} Ausgabe davor sind nicht geladen`,
  searching: (at, all) => `Sitzung ${at} von ${all} wird durchsucht …`,
  noMatchIn: (all) => (all === 1 ? 'Kein Treffer in dieser Sitzung' : `Kein Treffer in ${all} Sitzungen`),
  found: (sessions, all) => (sessions === 1 ? 'In einer Sitzung' : `In ${sessions} von ${all} Sitzungen`),
};
