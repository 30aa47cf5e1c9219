/** The command palette and the session switcher. */

import type { Words } from '../english.ts';
import { formats } from './formats.ts';

export const palette: Words['palette'] = {
  title: 'Befehlspalette',
  hint: 'Befehl, Sitzung, Container oder Server eingeben',
  switchTitle: 'Sitzung wechseln',
  switchHint: 'Titel, Container oder Server eingeben',
  nothing: 'Keine Auswahl vorhanden.',
  more: (count) => `${formats.number(count)} weitere. Zum Eingrenzen tippen.`,
  session: 'Sitzung',
  states: {
    opening: 'Sitzung, wird geöffnet',
    running: 'Sitzung',
    ended: 'Sitzung, beendet',
    refused: 'Sitzung, abgelehnt',
  },
  detached: 'läuft im Hintergrund',
  detachedEnded: 'im Hintergrund beendet',
  newTabOn: (target) => `Neuer Tab auf ${target}`,
  toWindow: (title) => `Tab ins Fenster „${title}“ verschieben`,
  window: 'Fenster',
  panes: (count) => (count === 1 ? '1 Bereich' : `${count} Bereiche`),
  thisComputer: 'diesem Computer',
  shell: 'Shell',
  container: 'Container',
  service: 'Dienst',
  server: 'Server',
  editServer: (server) => `${server} bearbeiten`,
  setting: 'Einstellung',
  settingTo: (setting, value) => `${setting}: ${value}`,
  on: 'ein',
  off: 'aus',
};
