/** The command palette and the quick switch. */

import type { Words } from '../english.ts';
import { formats } from './formats.ts';

export const palette: Words['palette'] = {
  title: 'Befehlspalette',
  hint: 'Befehl, Sitzung, Ziel oder Server eingeben',
  switchTitle: 'Sitzung wechseln',
  switchHint: 'Titel, Ziel oder Server eingeben',
  nothing: 'Es gibt nichts zur Auswahl.',
  more: (count) => `${formats.number(count)} weitere: Tippen findet sie.`,
  session: 'Sitzung',
  states: {
    opening: 'Sitzung, wird geöffnet',
    running: 'Sitzung',
    ended: 'Sitzung, beendet',
    refused: 'Sitzung, abgelehnt',
  },
  detached: 'ohne Tab',
  detachedEnded: 'ohne Tab, beendet',
  newTabOn: (target) => `Neuer Tab auf ${target}`,
  toWindow: (title) => `Tab in das Fenster „${title}“ bewegen`,
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
