/** What the app tells by itself, at the upper edge of its window. */

import type { Words } from '../english.ts';
import { formats } from './formats.ts';

const { bytes } = formats;

export const notices: Words['notices'] = {
  tooMuchHeld: (title) => `In „${title}“ wartet zu viel Eingabe; was zuletzt getippt wurde, ist nicht dabei.`,
  notLoaded: (title, reason) => `Ausgabe von „${title}“ konnte nicht geladen werden: ${reason}.`,
  saved: (title, path, missingBytes) => {
    const missing = missingBytes === 0 ? '' : ` ${bytes(missingBytes)} davon hatte der Server nicht mehr.`;
    return `Die Ausgabe von „${title}“ wurde in ${path} gesichert.${missing}`;
  },
  notSaved: (title, path, reason) =>
    `Die Ausgabe von „${title}“ konnte nicht in ${path} gesichert werden: ${reason}.`,
  tabIsFull: (panes) => `Ein Tab hat Platz für ${panes} Bereiche; dieser ist voll.`,
  noMoreWindows: (windows) => `Es gibt schon ${windows} Fenster; mehr haben keinen Platz.`,
  pageGone: (reason) =>
    `Die Seite des Fensters ist unerwartet ausgefallen (${reason}); die Sitzungen liefen weiter.`,
  settingsAt: (path) => `Die Einstellungen stehen in ${path}.`,
  noServerHere: (reason, log) =>
    `Der Server dieses Computers lässt sich nicht starten (${reason}); mehr steht in ${log}. Es wird weiter versucht.`,
  endedAtOnce: 'er hat sich sofort beendet',
  saysNoAddress: 'er hat seine Adresse nicht genannt',
  insecure: (server) =>
    `„${server}“ wird ohne TLS erreicht: Sein Token und aller Text sind unterwegs lesbar.`,
  noKeychain: (server) =>
    `Kein Schlüsselbund gefunden: Das Token von „${server}“ bleibt im Speicher, bis die App beendet wird.`,
  tokenSealed: (server) =>
    `Der Schlüsselbund öffnet das Token von „${server}“ nicht: Es unter „Server bearbeiten“ neu eingeben.`,
  updateReady: (version) =>
    `Holdfast ${version} ist bereit. Nach dem Neustart ist jeder Tab mit seinem Text und seiner laufenden Shell wieder da.`,
  updateReadyShellsEnd: (version) =>
    `Holdfast ${version} ist bereit. Nach dem Neustart ist jeder Tab mit seinem Text wieder da, ebenso Sitzungen auf Servern; Shells dieses Computers enden.`,
  updateRefused: (reason) => `Ein Update wurde abgelehnt: ${reason}.`,
  addressRefused: (reason) => `Eine holdfast://-Adresse wurde nicht befolgt: ${reason}.`,
  addresses: {
    tooLong: 'Sie ist länger als 2000 Zeichen',
    unreadable: 'Sie ist nicht lesbar',
    strangeParts: 'Sie hat Teile, die hier nichts bedeuten',
    unknownWish: 'Sie verlangt etwas, das diese Version nicht kennt',
    noSession: 'Sie nennt keine Sitzung',
    strangeServer: 'Zu einem Server gehören dort url und name und sonst nichts',
    noServer: 'Sie nennt keinen Server',
    insecure: 'Ihr Server wird ohne TLS erreicht',
  },
  serverKnown: (server) => `Der Server einer holdfast://-Adresse steht schon in der Liste: „${server}“.`,
  askServer: (url, name) => `Eine holdfast://-Adresse möchte den Server ${url} als „${name}“ hinzufügen.`,
  askSession: (title, server) =>
    `Eine holdfast://-Adresse möchte die Sitzung „${title}“ auf ${server} öffnen.`,
  askSessionAt: (title, target, server) =>
    `Eine holdfast://-Adresse möchte die Sitzung „${title}“ (${target}) auf ${server} öffnen.`,
  sessionNowhere: (session, unasked) => {
    const beside = unasked.length === 0 ? '' : `; nicht gefragt werden konnte: ${unasked.join(', ')}`;
    return `Die Sitzung ${session} einer holdfast://-Adresse ist auf keinem der Server${beside}.`;
  },
};
