/** The list of servers, the dialog of one server, and its connection test. */

import type { Words } from '../english.ts';

export const servers: Words['servers'] = {
  thisComputer: 'Dieser Computer',
  title: 'Server',
  add: 'Server hinzufügen …',
  onThisComputer: 'Shells auf diesem Computer',
  tokens: {
    keychain: 'Token im Schlüsselbund des Systems',
    memory: 'Token nicht gespeichert: kein Schlüsselbund',
    none: 'kein Token',
  },
  edit: 'Bearbeiten',
  editNamed: (server) => `${server} bearbeiten`,
  remove: 'Entfernen',
  removeNamed: (server) => `${server} entfernen`,
  removeQuestion: (tabs) => {
    if (tabs === 0) return 'Diesen Server entfernen? Sitzungen laufen auf dem Server weiter.';
    const closing = tabs === 1 ? 'Sein Tab wird' : `Seine ${tabs} Tabs werden`;
    return `Diesen Server entfernen? ${closing} geschlossen. Sitzungen laufen auf dem Server weiter.`;
  },
  removeIt: 'Entfernen',
  keep: 'Abbrechen',
  addTitle: 'Server hinzufügen',
  editTitle: 'Server bearbeiten',
  name: 'Name',
  url: 'URL',
  token: 'Token',
  addIt: 'Hinzufügen',
  save: 'Speichern',
  test: 'Testen',
  testing: 'Wird getestet …',
  testResult: 'Testergebnis',
  tokenFromOwner:
    'Vom Administrator des Servers, oder auf dem Server „holdfast-server --new-token NAME“ ausführen.',
  tokenStays: 'Leer lassen, um das aktuelle Token zu behalten.',
  tokenStaysInMemory:
    'Leer lassen, um das aktuelle Token zu behalten. Es wird nicht gespeichert, weil dieser Computer keinen Schlüsselbund hat.',
  nameEmpty: 'Einen Namen eingeben.',
  nameTaken: (name) => `Ein Server namens „${name}“ ist schon vorhanden. Einen anderen Namen wählen.`,
  gone: 'Dieser Server ist nicht mehr in der Liste.',
  embeddedStays:
    'Der Server auf diesem Computer wird von der App eingerichtet und kann nicht geändert werden.',
  urlEmpty: 'Eine Adresse wie wss://server.example:7420 eingeben.',
  urlMalformed: (text) =>
    `„${text}“ ist keine Serveradresse. Eine Adresse wie wss://server.example:7420 eingeben.`,
  tokenIsHash:
    'Diese Zeile gehört in die Token-Datei des Servers. Das Token eingeben, das „holdfast-server --new-token“ danach ausgibt.',
  tokenEmpty: 'Das Token eingeben.',
  works: (host, user, ms) => `In ${ms} ms mit ${host} als ${user} verbunden.`,
  worksInsecurely: (host, user, ms) =>
    `In ${ms} ms mit ${host} als ${user} verbunden. Die Verbindung ist nicht verschlüsselt: Andere im Netzwerk können das Token und alle Eingaben lesen.`,
};
