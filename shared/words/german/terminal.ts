/** What is said in and around a terminal: commands, links, hints, the clipboard, output that is not shown. */

import type { Words } from '../english.ts';
import { formats } from './formats.ts';

const { bytes, counted, duration, number } = formats;

export const terminal: Words['terminal'] = {
  terminal: (title) => `Terminal: ${title}`,
  input: 'Terminaleingabe',
  spokenImage: 'Bild',
  imagesInSight: (count) => (count === 1 ? 'Bild' : `${number(count)} Bilder`),
  imageNotShown: (width, height) => `Bild ${width}×${height}`,
  tooMuchOutput: 'Zu viel Ausgabe zum Vorlesen, zum Lesen die Zeilen einzeln ansteuern',
  commandRuns: 'Läuft',
  commandFinished: (ms) => (ms === null ? 'Beendet' : `Beendet nach ${duration(ms)}`),
  commandSucceeded: (ms) => (ms === null ? 'Erfolgreich' : `Erfolgreich nach ${duration(ms)}`),
  commandFailed: (exitCode, ms) =>
    ms === null ? `Exit-Code ${exitCode}` : `Exit-Code ${exitCode} nach ${duration(ms)}`,
  stickyCommand: (line, state) =>
    `Befehl: ${line}, ${state.replace(/^[BEL](?!xit)/, (first) => first.toLowerCase())}`,
  notDone: 'Nicht ausgeführt',
  noOutput:
    'Es gibt keine Ausgabe zum Kopieren: Die Shell hat hier keinen Befehl markiert, der etwas ausgab.',
  noCommand: 'Es gibt keinen Befehl zum Einsetzen: Die Shell hat hier noch keinen markiert.',
  commandStillRuns:
    'Ein Befehl läuft: Seine Zeile lässt sich einsetzen, sobald die Shell wieder in der Eingabezeile ist.',
  notAtPrompt: 'Die Shell ist nicht in der Eingabezeile, in die der Befehl eingesetzt werden könnte.',
  lineUnknown:
    'Die Zeile dieses Befehls ist nicht genau bekannt: Er hat mehrere Zeilen oder lief, bevor die App gestartet wurde. Sie lässt sich aus dem Terminal kopieren.',
  linkTarget: 'Ziel des Links',
  readsButLeads: (claimed, actual) =>
    `Lautet ${claimed}, führt aber ${actual === '' ? 'woandershin' : `zu ${actual}`}`,
  onlyCopied: 'Lässt sich nur kopieren',
  clickOpens: (key) => `${key === '⌘' ? '⌘-' : key}Klick öffnet ihn`,
  linkNotOpened: (address) =>
    `Das System konnte ${address} nicht öffnen. Das Menü des Links kann ihn kopieren.`,
  hints: 'Fundstellen',
  hintKinds: {
    url: 'Adresse',
    link: 'Link',
    uuid: 'UUID',
    address: 'Netzadresse',
    path: 'Pfad',
    container: 'Container',
    commit: 'Commit',
  },
  hint: (label, kind, text) => `${label}: ${kind} ${text} kopieren`,
  noHints: 'Nichts zum Kopieren in Sicht · Esc beendet',
  hintsHelp: 'Buchstaben tippen zum Kopieren · mit Umschalttaste öffnen oder einsetzen · Esc beendet',
  clipboard: 'Zwischenablage',
  clipboardQuestion: (title, chars, shown) =>
    `Ein Programm in ${title} möchte ${counted(chars, 'Zeichen', 'Zeichen')} in die Zwischenablage legen: „${shown}“`,
  allow: 'Erlauben',
  ignore: 'Ignorieren',
  paste: 'Einsetzen',
  pasteQuestion: (why) => `Wirklich einsetzen? ${why}`,
  pasteControl: 'Der Text enthält Steuerzeichen, die wie Tasten wirken können.',
  pasteLines: (lines) => `Der Text hat ${number(lines)} Zeilen, und die Shell würde jede sofort ausführen.`,
  pasteLong: (thousands) => `Der Text ist ${number(thousands)} Tausend Zeichen lang.`,
  saving: 'Ausgabe wird gesichert',
  loading: 'Ausgabe wird geladen',
  skipped: 'Übersprungene Ausgabe',
  savingAmount: (done, total) => `Ausgabe wird gesichert: ${bytes(done)} von ${bytes(total)}`,
  loadingEarlier: (done, total) => `Frühere Ausgabe wird geladen: ${bytes(done)} von ${bytes(total)}`,
  loadingSkipped: (done, total) => `Übersprungene Ausgabe wird geladen: ${bytes(done)} von ${bytes(total)}`,
  skippedAmount: (byteCount) => `${bytes(byteCount)} Ausgabe wurden in der Abwesenheit übersprungen.`,
  skippedSince: (byteCount, since, now) =>
    `${bytes(byteCount)} Ausgabe wurden in der Abwesenheit übersprungen, seit ${formats.dayAndTime(since, now)}.`,
  loadSkipped: 'Übersprungene Ausgabe laden',
  loadEarlier: 'Frühere Ausgabe laden',
  loadEarlierHint: 'Oder weiter nach oben rollen',
  bytes,
  saveOutput: 'Ausgabe sichern …',
  saveToSeeMore: 'um mehr zu sehen, als ein Terminal fasst',
  saveTitle: 'Ausgabe sichern',
  saveAs: 'Sichern …',
  saveNote: 'Gesichert wird alle Ausgabe dieser Sitzung, die der Server noch hat.',
  format: 'Format',
  formats: {
    text: {
      name: 'Reiner Text',
      hint: 'Die Zeilen, ohne Farben und ohne das, was Programme auf dem ganzen Bildschirm zeichneten',
    },
    raw: { name: 'Roh', hint: 'Jedes Byte, wie die Programme es ausgaben' },
    asciicast: {
      name: 'asciicast v3',
      hint: 'Mit Zeiten und Größen, zum Abspielen als Terminalaufzeichnung',
    },
  },
  marks: {
    skipped: (byteCount) => `── ${bytes(byteCount)} Ausgabe hat der Server nicht mehr ──`,
    notLoaded: (byteCount) =>
      `── ${bytes(byteCount)} Ausgabe davor wurden nicht geladen: „Ausgabe sichern …“ verwenden ──`,
    successor: (at, now) =>
      `── diese Shell ist zu Ende; hier beginnt eine andere, ${formats.dayAndTime(at, now)} ──`,
    unreadable: '── ein Teil des gesicherten Bildschirms ist nicht lesbar ──',
    snapshot: (byteCount) => `${bytes(byteCount)} Ausgabe davor sind nicht zu sehen`,
    snapshotSince: (byteCount, since, now) =>
      `${bytes(byteCount)} Ausgabe davor sind nicht zu sehen, ausgegeben seit ${formats.dayAndTime(since, now)}`,
  },
};
