/** Problems with files in the app’s folder: unreadable, invalid, not writable. */

import type { Words } from '../english.ts';

import { formats } from './formats.ts';

const { number } = formats;

export const stores: Words['stores'] = {
  settings: 'Einstellungen',
  tabs: 'Tabs',
  servers: 'Server',
  places: 'Favoriten',
  recent: 'Letzte Auswahl',
  window: 'Fensterpositionen',
  device: 'Geräte-ID',
  introduction: 'Stand der Einführung',
  inFile: (path, line, problem) => `In ${line === null ? path : `${path}, Zeile ${line}`}: ${problem}.`,
  unknownField: (field, known) => `„${field}“ ist unbekannt. Erlaubt: ${known.join(', ')}`,
  badField: (field, whole, message, value) =>
    `„${field}“ ist ungültig (${message}). ${value === null ? `„${whole}“ bleibt unverändert` : `Es gilt weiterhin ${value}`}`,
  unusable: (path, reason, what) =>
    `${path} kann nicht verwendet werden (${reason}). „${what}“ bleibt unverändert.`,
  keptAs: (path, aside) => `Der frühere Inhalt von ${path} wurde als ${aside} aufbewahrt.`,
  damaged: (what, reason, aside) =>
    `Gespeicherte Daten sind nicht verwendbar: „${what}“ (${reason}). Die Datei wurde als ${aside} aufbewahrt, und es gelten die Standardwerte.`,
  fromCopy: (what, reason, aside) =>
    `Gespeicherte Daten sind nicht lesbar: „${what}“ (${reason}). Es gilt die letzte gute Kopie; die beschädigte Datei wurde als ${aside} aufbewahrt.`,
  entriesDropped: (what, count, aside) =>
    `In „${what}“ ${count === 1 ? 'war ein gespeicherter Eintrag nicht lesbar und fehlt' : `waren ${number(count)} gespeicherte Einträge nicht lesbar und fehlen`}. Die Datei damit wurde als ${aside} aufbewahrt.`,
  damagedInPlace: (what, reason, path) =>
    `Gespeicherte Daten sind nicht verwendbar: „${what}“ (${reason}). ${path} konnte nicht verschoben werden, und es gelten die Standardwerte.`,
  unwritable: (what, path, reason) => `„${what}“ konnte nicht in ${path} gespeichert werden: ${reason}`,
  unreadable: 'nicht lesbar',
  noVersion: 'keine Version angegeben',
  newer: (version) => `von einer neueren Holdfast-Version geschrieben (Dateiformat ${version})`,
  field: (field, message) => `Feld ${field}: ${message}`,
  whole: '(ganze Datei)',
  screenKeptAs: (aside) =>
    `Ein gespeicherter Bildschirm konnte nicht gelesen werden und wurde als ${aside} aufbewahrt. Er wird erneut vom Server geladen.`,
  screenLost:
    'Ein gespeicherter Bildschirm konnte weder gelesen noch verschoben werden. Er wird erneut vom Server geladen.',
  screenNotSaved: (folder, reason) =>
    `Ein Bildschirm konnte nicht in ${folder} gespeichert werden (${reason}). Die Sitzung läuft weiter.`,
};
