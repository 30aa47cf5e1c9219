/** What buttons and lists say in many places. */

import type { Words } from '../english.ts';

export const common: Words['common'] = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  dismiss: 'Ausblenden',
  done: 'Fertig',
  open: 'Öffnen',
  closedTab: 'ein geschlossener Tab',
  notice: 'Hinweis',
  restartToUpdate: 'Zum Aktualisieren neu starten',
  nothingMatches: (query) => `Nichts passt zu „${query}“`,
};
