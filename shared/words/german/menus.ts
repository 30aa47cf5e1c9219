/** Native menus and dialogs, but for the commands in them. */

import type { Words } from '../english.ts';

export const menus: Words['menus'] = {
  session: 'Sitzung',
  edit: 'Bearbeiten',
  view: 'Darstellung',
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
    toggleDevTools: 'Entwicklerwerkzeuge ein- oder ausblenden',
  },
  openLink: 'Link öffnen',
  copyLink: 'Link kopieren',
  importColors: 'Farben importieren',
  colorFiles: 'Farben von iTerm2, Windows Terminal oder VS Code',
  allFiles: 'Alle Dateien',
  saveOutput: 'Ausgabe sichern',
  output: 'Ausgabe',
  plainText: 'Reiner Text',
  rawOutput: 'Rohe Ausgabe',
  recording: 'Terminalaufzeichnung (asciicast v3)',
};
