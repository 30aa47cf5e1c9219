/** What is said of files in the profile that can not be used, or not be written. */

import type { Words } from '../english.ts';

export const stores: Words['stores'] = {
  settings: 'Einstellungen',
  tabs: 'Tabs',
  servers: 'Server',
  places: 'Favoriten',
  recent: 'Letzte Auswahl',
  window: 'Fensterpositionen',
  device: 'Gerätekennung',
  introduction: 'Stand der Einführung',
  inFile: (path, line, problem) => `In ${line === null ? path : `${path}, Zeile ${line}`}: ${problem}.`,
  unknownField: (field, known) => `„${field}“ ist keine von ${known.join(', ')}`,
  badField: (field, whole, message, value) =>
    `„${field}“ ist nicht verwendbar (${message}); es bleibt ${value === null ? `alles unter „${whole}“, wie es war` : `bei ${value}`}`,
  unusable: (path, reason, what) => `${path} ist nicht verwendbar (${reason}): „${what}“ bleibt, wie es ist.`,
  keptAs: (path, aside) => `Was in ${path} stand, wurde als ${aside} aufbewahrt.`,
  damaged: (what, reason, aside) =>
    `Gesichertes war nicht verwendbar: „${what}“ (${reason}). Die Datei wurde als ${aside} aufbewahrt, und es gelten die Standardwerte.`,
  damagedInPlace: (what, reason, path) =>
    `Gesichertes war nicht verwendbar: „${what}“ (${reason}). ${path} ließ sich nicht verschieben, und es gelten die Standardwerte.`,
  unwritable: (what, path, reason) => `„${what}“ konnte nicht in ${path} gesichert werden: ${reason}`,
  unreadable: 'nicht lesbar',
  noVersion: 'keine Version angegeben',
  newer: (version) => `Version ${version}, von einem neueren Holdfast geschrieben`,
  field: (field, message) => `Feld ${field}: ${message}`,
  whole: '(alles)',
  screenKeptAs: (aside) =>
    `Ein gesicherter Bildschirm ließ sich nicht öffnen und wurde als ${aside} aufbewahrt; er wird erneut vom Server geholt.`,
  screenLost:
    'Ein gesicherter Bildschirm ließ sich weder öffnen noch verschieben; er wird erneut vom Server geholt.',
  screenNotSaved: (folder, reason) =>
    `Ein Bildschirm kann nicht in ${folder} gesichert werden (${reason}); seine Sitzung läuft weiter.`,
};
