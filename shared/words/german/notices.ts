/** Notices at the top of the window, which the app shows by itself. */

import type { Words } from '../english.ts';
import { formats } from './formats.ts';

const { bytes } = formats;

export const notices: Words['notices'] = {
  tooMuchPending: (title) =>
    `Zu viel nicht gesendete Eingabe in „${title}“. Die letzte Eingabe wurde verworfen; nach dem Verbinden erneut eingeben.`,
  inputDropped: (title, byteCount) =>
    `Die App wurde beendet, bevor ${bytes(byteCount)} Eingabe in „${title}“ gesendet waren. Sie wurden verworfen; bitte erneut eingeben.`,
  notLoaded: (title, reason) => `Ausgabe von „${title}“ konnte nicht geladen werden: ${reason}.`,
  saved: (title, path, missingBytes) => {
    const missing =
      missingBytes === 0 ? '' : ` ${bytes(missingBytes)} davon waren auf dem Server nicht mehr gespeichert.`;
    return `Die Ausgabe von „${title}“ wurde in ${path} gespeichert.${missing}`;
  },
  notSaved: (title, path, reason) =>
    `Die Ausgabe von „${title}“ konnte nicht in ${path} gespeichert werden: ${reason}.`,
  tabIsFull: (panes) => `Ein Tab kann höchstens ${panes} Bereiche haben. Stattdessen einen neuen Tab öffnen.`,
  noMoreWindows: (windows) =>
    `Höchstens ${windows} Fenster können geöffnet sein. Zuerst eines davon schließen.`,
  pageGone: (reason) => `Das Fenster ist unerwartet abgestürzt (${reason}). Die Sitzungen liefen weiter.`,
  settingsAt: (path) => `Die Einstellungen stehen in ${path}.`,
  noServerHere: (reason, log) =>
    `Der Server auf diesem Computer konnte nicht gestartet werden (${reason}); neuer Versuch folgt. Einzelheiten stehen in ${log}.`,
  endedAtOnce: 'er hat sich sofort beendet',
  saysNoAddress: 'er hat seine Adresse nicht gemeldet',
  insecure: (server) =>
    `Die Verbindung zu „${server}“ ist nicht verschlüsselt: Andere im Netzwerk können das Token und alle Eingaben lesen. Stattdessen wss:// verwenden.`,
  noKeychain: (server) =>
    `Kein Schlüsselbund gefunden, daher wird das Token von „${server}“ nicht gespeichert. Nach einem Neustart der App erneut eingeben.`,
  tokenSealed: (server) =>
    `Der Schlüsselbund konnte das Token von „${server}“ nicht entsperren. Unter „Server bearbeiten“ erneut eingeben.`,
  updateReady: (version) =>
    `Holdfast ${version} ist bereit. Zum Aktualisieren neu starten: Tabs und laufende Shells kommen zurück.`,
  updateReadyShellsEnd: (version) =>
    `Holdfast ${version} ist bereit. Zum Aktualisieren neu starten: Tabs und Sitzungen auf Servern kommen zurück, Shells auf diesem Computer enden.`,
  updateRefused: (reason) => `Ein Update wurde abgelehnt: ${reason}.`,
  addressRefused: (reason) => `Dieser holdfast://-Link kann nicht geöffnet werden: ${reason}.`,
  addresses: {
    tooLong: 'Er ist länger als 2.000 Zeichen',
    unreadable: 'Er ist fehlerhaft',
    strangeParts: 'Er hat unbekannte Bestandteile',
    unknownWish: 'Diese Version von Holdfast unterstützt ihn nicht',
    noSession: 'Er hat keine Sitzungs-ID',
    strangeServer: 'Ein Link zu einem Server kann nur url und name haben',
    noServer: 'Er hat keine Serveradresse',
    insecure: 'Sein Server verwendet kein TLS',
  },
  serverKnown: (server) => `Der Server dieses holdfast://-Links ist schon in der Liste: „${server}“.`,
  askServer: (url, name) => `Ein holdfast://-Link möchte den Server ${url} als „${name}“ hinzufügen.`,
  askSession: (title, server) => `Ein holdfast://-Link möchte die Sitzung „${title}“ auf ${server} öffnen.`,
  askSessionAt: (title, target, server) =>
    `Ein holdfast://-Link möchte die Sitzung „${title}“ (${target}) auf ${server} öffnen.`,
  sessionNowhere: (session, unasked) => {
    const beside = unasked.length === 0 ? '' : ` Nicht durchsucht: ${unasked.join(', ')}.`;
    return `Die Sitzung ${session} dieses holdfast://-Links wurde auf den Servern nicht gefunden.${beside}`;
  },
};
