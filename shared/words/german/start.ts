/** The introduction for new users, and the window without tabs. */

import type { Words } from '../english.ts';

export const start: Words['start'] = {
  introduction: 'Einführung',
  servers: 'Server',
  serversText:
    'Bisher laufen Shells nur auf diesem Computer. Auf einem Server laufen sie auch ohne Verbindung weiter.',
  addServer: 'Server hinzufügen …',
  containers: 'Container',
  containersText:
    'Ein Tab ist eine Shell auf diesem Computer, auf einem Server oder in einem Container oder Dienst. Auswählen, oder zum Suchen tippen.',
  newTabOn: 'Neuer Tab auf …',
  nothingLost: 'Nichts geht verloren',
  isCut:
    'Die Verbindung ist getrennt. Eingaben werden einmal gesendet, sobald sie wieder besteht, spätestens nach einer halben Minute.',
  wasCut: 'Dieselbe Shell, nichts verloren: Die Eingabe kam einmal an, die Ausgabe ist vollständig.',
  cutIt:
    'Verbindungen brechen ab, Shells laufen weiter. Diese Verbindung trennen, weitertippen und sehen, was geschieht.',
  cut: 'Verbindung trennen',
  restore: 'Verbindung wiederherstellen',
  noTab: 'Keine Tabs geöffnet',
  noTabText: 'Sitzungen laufen auf ihren Servern weiter, wenn ihre Tabs geschlossen werden.',
  openShell: 'Shell öffnen',
  chooseTarget: 'Öffnen auf …',
  detached: 'Sitzungen im Hintergrund …',
};
