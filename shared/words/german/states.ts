/** Texts of empty and waiting views. */

import type { Words } from '../english.ts';

export const states: Words['states'] = {
  opening: (target) => `Shell wird geöffnet: ${target}`,
  openingText: 'Eingaben sind schon möglich; sie werden gesendet, sobald die Shell bereit ist.',
  connecting: (server) => `Verbindung zu ${server} wird aufgebaut`,
  connectingText: 'Eingaben sind schon möglich; sie werden gesendet, sobald die Verbindung besteht.',
  notConnected: (server) => `Keine Verbindung zu ${server}`,
  goesOn: 'Die Sitzung läuft weiter; ihre Ausgabe erscheint nach dem Verbinden.',
  signedOut: (server) => `Von ${server} abgemeldet`,
  incompatible: (server) => `${server} verwendet eine inkompatible Version`,
  unreachable: 'Die Shell ist nicht erreichbar',
  tryAgain: 'Jetzt erneut versuchen',
  editServer: 'Server bearbeiten …',
  enterToken: 'Token eingeben …',
  fewerWords: 'Weniger oder kürzere Wörter versuchen.',
  nowhereFound: 'Ausgabe, die noch nicht geladen ist, wird nicht durchsucht.',
  searchAll: 'Alle Sitzungen durchsuchen',
  searchAllText: 'Durchsucht Bildschirme und Verlauf.',
  askingServers: 'Sitzungen im Hintergrund werden geladen',
  noServers: 'Keine weiteren Server',
  noServersText: 'Auf einem eigenen Server laufen Shells weiter, für alle Geräte.',
  askingTargets: 'Container werden geladen …',
  noEngine: 'Docker läuft hier nicht.',
  noStory: 'Noch keine Ereignisse',
  noStoryText: 'Ereignisse dieser Verbindung erscheinen hier, die neuesten zuerst.',
};
