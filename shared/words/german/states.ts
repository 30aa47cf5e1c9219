/** What is said where there is nothing to show: yet, or at all. */

import type { Words } from '../english.ts';

export const states: Words['states'] = {
  opening: (target) => `Shell wird geöffnet: ${target}`,
  openingText: 'Sie ist hier, sobald sie läuft. Was bis dahin getippt wird, wird für sie zurückgehalten.',
  connecting: (server) => `Verbindung zu ${server} wird aufgebaut`,
  connectingText: 'Was bis dahin getippt wird, wird zurückgehalten.',
  notConnected: (server) => `Keine Verbindung zu ${server}`,
  goesOn: 'Die Sitzung läuft dort weiter, und ihre Ausgabe kommt mit der Verbindung.',
  signedOut: (server) => `Abgemeldet von ${server}`,
  incompatible: (server) => `${server} spricht eine andere Version`,
  unreachable: 'Die Shell ist nicht erreichbar',
  tryAgain: 'Jetzt erneut versuchen',
  editServer: 'Server bearbeiten…',
  fewerWords: 'Weniger Wörter oder Teile davon finden mehr.',
  nowhereFound: 'Ausgabe, die vor der geladenen liegt, wird nicht durchsucht.',
  searchAll: 'Text in allen Sitzungen wird beim Tippen gefunden',
  searchAllText:
    'Auf ihren Bildschirmen und im Verlauf darüber, mit oder ohne Groß- und Kleinschreibung, als ganze Wörter oder Ausdrücke.',
  askingServers: 'Sitzungen ohne Tab werden abgefragt',
  noServers: 'Keine weiteren Server',
  noServersText: 'Ein Server hält Shells in seinen Containern und auf seiner Maschine, für alle Geräte.',
  askingTargets: 'Was sich dort öffnen lässt, wird abgefragt…',
  noEngine: 'Es gibt keine Docker-Engine, also auch keine Container.',
  noStory: 'Noch ist nichts geschehen',
  noStoryText: 'Was mit der Verbindung geschieht, steht hier, das Neueste zuerst.',
};
