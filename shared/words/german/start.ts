/** What who is new sees, and what is shown when nothing is open. */

import type { Words } from '../english.ts';

export const start: Words['start'] = {
  introduction: 'Einführung',
  servers: 'Server',
  serversText:
    'Diese Shell läuft auf diesem Computer. Mit einem hinzugefügten Server sind auch dessen Shells hier, solange sie laufen.',
  addServer: 'Server hinzufügen …',
  containers: 'Container',
  containersText:
    'Ein Tab ist eine Shell hier, auf einem Server oder dort in einem Container oder Dienst. Auswählen oder tippen, um zu suchen.',
  newTabOn: 'Neuer Tab auf …',
  nothingLost: 'Nichts geht verloren',
  isCut:
    'Die Verbindung ist getrennt. Getipptes wird zurückgehalten und einmal gesendet. Nach einer halben Minute stellt sie sich von selbst wieder her.',
  wasCut:
    'Dieselbe Shell ist wieder da, wo sie war: Getipptes wurde einmal gesendet, Ausgegebenes steht einmal da.',
  cutIt:
    'Leitungen brechen ab, Shells bleiben. Die Verbindung hier trennen, weitertippen und sehen, was danach ankommt.',
  cut: 'Verbindung trennen',
  restore: 'Wiederherstellen',
  noTab: 'Kein Tab ist offen',
  noTabText: 'Sitzungen, deren Tabs geschlossen wurden, laufen auf ihren Servern weiter.',
  openShell: 'Shell öffnen',
  chooseTarget: 'Ziel auswählen …',
  detached: 'Sitzungen ohne Tab …',
};
