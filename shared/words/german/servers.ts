/** The list of servers, the dialog of one, and its test. */

import type { Words } from '../english.ts';

export const servers: Words['servers'] = {
  thisComputer: 'Dieser Computer',
  title: 'Server',
  add: 'Server hinzufügen …',
  onThisComputer: 'Shells auf diesem Computer',
  tokens: {
    keychain: 'Token im Schlüsselbund des Systems',
    memory: 'Token nur bis zum Beenden der App: kein Schlüsselbund',
    none: 'kein Token',
  },
  edit: 'Bearbeiten',
  editNamed: (server) => `${server} bearbeiten`,
  remove: 'Entfernen',
  removeNamed: (server) => `${server} entfernen`,
  removeQuestion: (tabs) =>
    tabs === 1
      ? 'Sein Tab wird geschlossen; die Sitzung läuft dort weiter.'
      : `Seine ${tabs} Tabs werden geschlossen; Sitzungen laufen dort weiter.`,
  removeIt: 'Server entfernen',
  keep: 'Behalten',
  addTitle: 'Server hinzufügen',
  editTitle: 'Server bearbeiten',
  name: 'Name',
  url: 'URL',
  token: 'Token',
  addIt: 'Hinzufügen',
  save: 'Sichern',
  test: 'Testen',
  testing: 'Wird getestet …',
  testResult: 'Testergebnis',
  tokenFromOwner: 'Von der Person, die den Server betreibt.',
  tokenStays: 'Leer lassen, um das vorhandene zu behalten.',
  tokenStaysInMemory:
    'Leer lassen, um das vorhandene zu behalten. Es bleibt, bis die App beendet wird: Dieser Computer hat keinen Schlüsselbund.',
  nameEmpty: 'Der Name ist leer: Einen eingeben.',
  nameTaken: (name) => `Einen Server namens „${name}“ gibt es schon: Einen anderen Namen wählen.`,
  gone: 'Dieser Server steht nicht mehr in der Liste.',
  embeddedStays: 'Den Server dieses Computers richtet die App selbst ein.',
  urlEmpty: 'Die Adresse ist leer: Eine eingeben wie wss://server.example:7420.',
  urlHasUser: 'Die Adresse enthält Benutzer oder Passwort: Das Token gehört in sein eigenes Feld.',
  urlMalformed: (text) =>
    `„${text}“ ist keine Adresse eines Servers: Eine verwenden wie wss://server.example:7420.`,
  tokenEmpty: 'Das Token ist leer: Das erhaltene eingeben.',
  works: (host, user, ms) => `In ${ms} ms mit ${host} als ${user} verbunden.`,
  worksInsecurely: (host, user, ms) =>
    `In ${ms} ms mit ${host} als ${user} verbunden. Ohne TLS sind das Token und alles Getippte unterwegs lesbar.`,
};
