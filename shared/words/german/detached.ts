/** The dialog of sessions that run in the background: no tab shows them. */

import type { Words } from '../english.ts';
import { formats } from './formats.ts';

const { duration, time } = formats;

export const detached: Words['detached'] = {
  title: 'Sitzungen im Hintergrund',
  sessions: 'Sitzungen',
  filter: 'Sitzungen filtern',
  filterHint: 'Nach Titel, Container, Server oder letzter Zeile filtern',
  none: 'Keine Sitzungen laufen im Hintergrund',
  noneHint: 'Wird ein Tab geschlossen, läuft seine Sitzung weiter und erscheint hier.',
  end: 'Beenden',
  endSession: 'Sitzung beenden',
  endQuestion: (title) => `„${title}“ beenden? Die Shell und alles, was darin läuft, wird gestoppt.`,
  keepFor: (days) => `${days} weitere Tage behalten`,
  asking: (server) => `Sitzungen von ${server} werden geladen …`,
  notThere: {
    Connecting: (server, why) =>
      `Verbindung mit ${server} wird aufgebaut. Seine Sitzungen fehlen noch.${why}`,
    Reconnecting: (server, why) =>
      `Verbindung mit ${server} wird wiederhergestellt. Seine Sitzungen fehlen noch.${why}`,
    Offline: (server, why) => `${server} ist offline. Seine Sitzungen fehlen.${why}`,
    'Signed out': (server, why) => `Von ${server} abgemeldet. Seine Sitzungen fehlen.${why}`,
    Incompatible: (server, why) =>
      `${server} verwendet eine inkompatible Version. Seine Sitzungen fehlen.${why}`,
  },
  hostMissing: (server, host) => `${server}: ${host} ist nicht erreichbar. Seine Sitzungen fehlen.`,
  notYetReached: 'noch nicht mit diesem Server verbunden',
  noConnection: 'keine Verbindung zum Server',
  connectionBroke: 'die Verbindung ging verloren, bevor der Server antwortete',
  noLongerListed: 'Diese Sitzung gibt es nicht mehr: Sie oder ihr Server wurde beendet.',
  endedAt: (at) => `beendet um ${time(at)}`,
  activeNow: 'gerade aktiv',
  idleFor: (ms) => `inaktiv seit ${duration(ms)}`,
  goneIn: (end, ms) => `${end}, wird in ${duration(ms)} entfernt`,
  elsewhere: 'auf einem anderen Gerät geöffnet',
  staysOpen: 'läuft, bis sie beendet wird',
  closesIn: (ms) => `endet unbenutzt in ${duration(ms)}`,
  kept: (fate) => `verlängert: ${fate}`,
};
