/** The tab bar, and the panes of a tab. */

import type { Words } from '../english.ts';

export const tabs: Words['tabs'] = {
  sessions: 'Sitzungen',
  title: 'Titel des Tabs',
  close: 'Tab schließen; die Sitzung läuft weiter',
  closeAll: 'Tab mit allen Bereichen schließen; die Sitzungen laufen weiter',
  where: (target, server) => `${target} auf ${server}`,
  connected: 'verbunden',
  over: 'Sitzung zu Ende',
  unreachable: 'nicht erreichbar',
  opening: 'wird geöffnet',
  panes: (count) => `${count} Bereiche`,
  zoomedPanes: (count) => `vergrößert, ${count} Bereiche`,
  zoomed: (pane, count) => `Vergrößert: Bereich ${pane} von ${count}`,
  showAllPanes: (keys) => `Alle Bereiche zeigen (${keys})`,
  resizePanes: 'Größe der Bereiche ändern',
  resizeHint: 'Ziehen ändert die Größe; Doppelklick teilt in Hälften',
};
