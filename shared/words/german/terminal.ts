/**
 * Texts in and around a terminal: commands, links, link labels, the clipboard, and output that is not shown.
 */

import type { Words } from '../english.ts';
import { formats, lasting } from './formats.ts';

const { bytes, counted, duration, number } = formats;

export const terminal: Words['terminal'] = {
  terminal: (title) => `Terminal: ${title}`,
  input: 'Terminaleingabe',
  spokenImage: 'Bild',
  imagesInSight: (count) => (count === 1 ? 'Bild' : `${number(count)} Bilder`),
  imageNotShown: (width, height) => `Bild ${width}×${height}`,
  tooMuchOutput: 'Zu viel Ausgabe zum Vorlesen; zum Lesen die Zeilen einzeln ansteuern',
  commandRuns: 'Läuft',
  commandFinished: (ms) => (ms === null ? 'Beendet' : `Beendet nach ${duration(ms)}`),
  commandSucceeded: (ms) => (ms === null ? 'Erfolgreich' : `Erfolgreich nach ${duration(ms)}`),
  commandFailed: (exitCode, ms) =>
    ms === null ? `Exit-Code ${exitCode}` : `Exit-Code ${exitCode} nach ${duration(ms)}`,
  shortResult: (exitCode, ms) => {
    const after = ms === null ? '' : lasting(ms);
    return exitCode === 0 ? `✓ ${after}`.trim() : `✗ ${exitCode}${ms === null ? '' : ` · ${after}`}`;
  },
  stickyCommand: (line, state) =>
    `Befehl: ${line}, ${state.replace(/^[BEL](?!xit)/, (first) => first.toLowerCase())}`,
  notDone: 'Nicht möglich',
  noOutput: 'Keine Ausgabe zum Kopieren: Hier wurde kein Befehl erkannt, der etwas ausgegeben hat.',
  noCommand: 'Kein Befehl zum Einfügen: Hier wurde noch keiner erkannt.',
  commandStillRuns: 'Ein Befehl läuft noch. Erneut versuchen, sobald die Shell wieder am Prompt ist.',
  notAtPrompt: 'Der Befehl kann nicht eingefügt werden: Die Shell ist nicht am Prompt.',
  lineUnknown:
    'Dieser Befehl kann nicht erneut eingefügt werden: Er hat mehrere Zeilen oder lief vor dem Start der App. Stattdessen aus dem Terminal kopieren.',
  linkTarget: 'Link-Adresse',
  readsButLeads: (claimed, actual) =>
    `Zeigt ${claimed} an, führt aber ${actual === '' ? 'woandershin' : `zu ${actual}`}`,
  onlyCopied: 'Kann nur kopiert werden',
  clickOpens: (key) => `${key === '⌘' ? '⌘-' : key}Klick zum Öffnen`,
  linkNotOpened: (address) =>
    `${address} konnte nicht geöffnet werden. Ein Rechtsklick auf den Link kann ihn kopieren.`,
  hints: 'Fundstellen',
  hintKinds: {
    url: 'URL',
    link: 'Link',
    uuid: 'UUID',
    address: 'IP-Adresse',
    path: 'Pfad',
    container: 'Container',
    commit: 'Commit',
  },
  hint: (label, kind, text) => `${label}: ${kind} ${text} kopieren`,
  noHints: 'Hier gibt es nichts zu kopieren · Esc: abbrechen',
  hintsHelp: 'Kürzel tippen: kopieren · Umschalt+Kürzel: Link öffnen, anderes einfügen · Esc: abbrechen',
  clipboard: 'Zwischenablage',
  clipboardQuestion: (title, chars, shown) =>
    `Ein Programm in „${title}“ möchte ${counted(chars, 'Zeichen', 'Zeichen')} in die Zwischenablage kopieren: „${shown}“`,
  allow: 'Erlauben',
  ignore: 'Ignorieren',
  paste: 'Einfügen',
  pasteQuestion: (why) => `Wirklich einfügen? ${why}`,
  pasteControl: (shown) =>
    `Der Text enthält Steuerzeichen, die wie Tasten wirken können. Sie werden als Symbole eingefügt: „${shown}“`,
  pasteLines: (lines) =>
    `Der Text hat ${number(lines)} Zeilen, und die Shell führt möglicherweise jede sofort aus.`,
  pasteLong: (thousands) => `Der Text ist ${number(thousands)} Tausend Zeichen lang.`,
  saving: 'Ausgabe wird gespeichert',
  loading: 'Ausgabe wird geladen',
  skipped: 'Übersprungene Ausgabe',
  savingAmount: (done, total) => `Ausgabe wird gespeichert: ${bytes(done)} von ${bytes(total)}`,
  loadingEarlier: (done, total) => `Frühere Ausgabe wird geladen: ${bytes(done)} von ${bytes(total)}`,
  loadingSkipped: (done, total) => `Übersprungene Ausgabe wird geladen: ${bytes(done)} von ${bytes(total)}`,
  skippedAmount: (byteCount) => `${bytes(byteCount)} Ausgabe wurden während der Abwesenheit übersprungen.`,
  skippedSince: (byteCount, since, now) =>
    `${bytes(byteCount)} Ausgabe wurden während der Abwesenheit übersprungen, seit ${formats.dayAndTime(since, now)}.`,
  loadSkipped: 'Übersprungene Ausgabe laden',
  loadEarlier: 'Frühere Ausgabe laden',
  loadEarlierHint: 'Oder weiter nach oben scrollen',
  bytes,
  saveOutput: 'Ausgabe speichern …',
  saveToSeeMore: 'für Ausgabe, die nicht mehr im Verlauf steht',
  saveTitle: 'Ausgabe speichern',
  saveAs: 'Speichern …',
  saveNote: 'Speichert alle Ausgabe dieser Sitzung, die auf dem Server vorhanden ist.',
  format: 'Format',
  formats: {
    text: {
      name: 'Nur Text',
      hint: 'Nur Text: ohne Farben, ohne Ausgabe von Vollbildprogrammen',
    },
    raw: { name: 'Roh', hint: 'Jedes Byte genau wie ausgegeben' },
    asciicast: {
      name: 'asciicast v3',
      hint: 'Mit Zeiten und Größen, zum Abspielen als Terminal-Aufzeichnung',
    },
  },
  marks: {
    skipped: (byteCount) => `── ${bytes(byteCount)} Ausgabe sind auf dem Server nicht mehr gespeichert ──`,
    notLoaded: (byteCount) =>
      `── ${bytes(byteCount)} frühere Ausgabe nicht geladen: „Ausgabe speichern …“ verwenden ──`,
    successor: (at, now) =>
      `── die Shell wurde beendet; hier beginnt eine neue, ${formats.dayAndTime(at, now)} ──`,
    unreadable: '── ein Teil des gespeicherten Bildschirms ist nicht lesbar ──',
    snapshot: (byteCount) => `${bytes(byteCount)} frühere Ausgabe nicht angezeigt`,
    snapshotSince: (byteCount, since, now) =>
      `${bytes(byteCount)} frühere Ausgabe nicht angezeigt, ausgegeben seit ${formats.dayAndTime(since, now)}`,
  },
};
