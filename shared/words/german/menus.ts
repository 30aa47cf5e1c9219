/** Native menus and dialogs; the commands in menus are in commands.ts. */

import type { Words } from '../english.ts';

export const menus: Words['menus'] = {
  session: 'Sitzung',
  edit: 'Bearbeiten',
  view: 'Ansicht',
  tabs: 'Tabs',
  panes: 'Bereiche',
  window: 'Fenster',
  help: 'Hilfe',
  roles: {
    about: 'Über Holdfast',
    services: 'Dienste',
    hide: 'Holdfast ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    cut: 'Ausschneiden',
    reload: 'Neu laden',
    toggleDevTools: 'Entwicklertools ein-/ausblenden',
  },
  openLink: 'Link öffnen',
  copyLink: 'Link kopieren',
  importColors: 'Farben importieren',
  colorFiles: 'Farben von iTerm2, Windows Terminal oder VS Code',
  allFiles: 'Alle Dateien',
  saveOutput: 'Ausgabe speichern',
  output: 'Ausgabe',
  plainText: 'Nur Text',
  rawOutput: 'Rohausgabe',
  recording: 'Terminal-Aufzeichnung (asciicast v3)',
};
