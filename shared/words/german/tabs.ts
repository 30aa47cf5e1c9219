/** The tab bar, and the panes of a tab. */

import type { Words } from '../english.ts';

export const tabs: Words['tabs'] = {
  sessions: 'Sitzungen',
  title: 'Titel des Tabs',
  close: 'Tab schließen (läuft weiter)',
  closeAll: 'Tab mit allen Bereichen schließen (sie laufen weiter)',
  where: (target, server) => `${target} auf ${server}`,
  connected: 'verbunden',
  over: 'Sitzung beendet',
  unreachable: 'nicht erreichbar',
  opening: 'wird geöffnet',
  panes: (count) => `${count} Bereiche`,
  zoomedPanes: (count) => `maximiert, ${count} Bereiche`,
  zoomed: (pane, count) => `Maximiert: Bereich ${pane} von ${count}`,
  showAllPanes: (keys) => `Alle Bereiche anzeigen (${keys})`,
  resizePanes: 'Größe der Bereiche ändern',
  resizeHint: 'Zum Ändern der Größe ziehen; Doppelklick macht Bereiche gleich groß',
};
