/** Texts of buttons and lists that are used in several places. */

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
  nothingMatches: (query) => `Keine Treffer für „${query}“`,
};
