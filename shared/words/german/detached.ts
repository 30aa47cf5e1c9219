/** The picker of sessions that no tab shows. */

import type { Words } from '../english.ts';
import { formats } from './formats.ts';

const { duration, time } = formats;

export const detached: Words['detached'] = {
  title: 'Sitzungen ohne Tab',
  sessions: 'Sitzungen',
  filter: 'Sitzungen filtern',
  filterHint: 'Nach Titel, Ziel, Server oder letzter Zeile filtern',
  none: 'Keine Sitzungen ohne Tab',
  noneHint: 'Eine Sitzung, deren Tab geschlossen wird, läuft weiter und steht dann hier.',
  end: 'Beenden',
  endSession: 'Sitzung beenden',
  endQuestion: (title) => `„${title}“ beenden? Die Shell und was darin läuft werden gestoppt.`,
  keepFor: (days) => `${days} Tage behalten`,
  asking: (server) => `${server} wird gefragt …`,
  notThere: {
    Connecting: (server, why) => `${server} wird gerade verbunden: Seine Sitzungen fehlen hier.${why}`,
    Reconnecting: (server, why) => `${server} wird neu verbunden: Seine Sitzungen fehlen hier.${why}`,
    Offline: (server, why) => `${server} ist offline: Seine Sitzungen fehlen hier.${why}`,
    'Signed out': (server, why) => `${server} ist abgemeldet: Seine Sitzungen fehlen hier.${why}`,
    Incompatible: (server, why) => `${server} ist inkompatibel: Seine Sitzungen fehlen hier.${why}`,
  },
  hostMissing: (server, host) => `${server}: ${host} ist nicht erreichbar, seine Sitzungen fehlen hier.`,
  notYetReached: 'Dieser Server wurde noch nicht erreicht',
  noConnection: 'Es gibt gerade keine Verbindung mit dem Server',
  connectionBroke: 'Die Leitung brach ab, bevor der Server antwortete',
  noLongerListed: 'Diese Sitzung steht nicht mehr in der Liste: Sie ist beendet oder ihr Server.',
  endedAt: (at) => `beendet um ${time(at)}`,
  activeNow: 'gerade aktiv',
  idleFor: (ms) => `untätig seit ${duration(ms)}`,
  goneIn: (end, ms) => `${end}, verschwindet in ${duration(ms)}`,
  elsewhere: 'auf anderem Gerät offen',
  staysOpen: 'bleibt offen',
  closesIn: (ms) => `schließt in ${duration(ms)}`,
  kept: (fate) => `behalten, ${fate}`,
};
