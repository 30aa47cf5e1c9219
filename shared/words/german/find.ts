/** Text search in one pane and in all sessions. */

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
  invalid: 'Ungültiger regulärer Ausdruck',
  matchesEmpty: 'Passt auf leeren Text',
  noMatch: 'Kein Treffer',
  count: (count, isMore) => `${number(count)}${isMore ? '+' : ''} Treffer`,
  countOf: (index, count, isMore) => `${number(index)} von ${number(count)}${isMore ? '+' : ''}`,
  searchAll: 'Alle Sitzungen durchsuchen',
  searchAllHint: 'Bildschirme und Verlauf durchsuchen',
  inSession: (count, isMore) => `${number(count)}${isMore ? '+' : ''} Treffer`,
  notSearched: (byteCount) => `Ältere Ausgabe (${bytes(byteCount)}) nicht durchsucht`,
  searching: (at, all) => `Sitzung ${at} von ${all} wird durchsucht …`,
  noMatchIn: (all) => (all === 1 ? 'Kein Treffer in dieser Sitzung' : `Kein Treffer in ${all} Sitzungen`),
  found: (sessions, all) => (sessions === 1 ? 'In einer Sitzung' : `In ${sessions} von ${all} Sitzungen`),
};
