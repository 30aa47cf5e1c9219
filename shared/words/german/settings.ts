/** The settings: their names, what they do, what can be chosen. */

import type { Words } from '../english.ts';

export const settings: Words['settings'] = {
  title: 'Einstellungen',
  search: 'Einstellungen durchsuchen',
  settingsFor: 'Einstellungen für',
  everywhere: 'Überall',
  shellsOn: (server) => `Shells auf ${server} selbst`,
  targetOn: (target, server) => `${target} auf ${server}`,
  holdsFor: (scope) => `Änderungen gelten hier nur für ${scope}.`,
  newShells: 'Neue Shells',
  noMatch: (query) => `Keine Einstellung passt zu „${query}“`,
  openFile: 'settings.json öffnen',
  asEverywhere: 'Wie überall',
  settingAsEverywhere: (label) => `${label} wie überall`,
  notSaved: (allowed) => `Nicht gesichert: Erlaubt ist ${allowed}.`,
  import: 'Importieren …',
  importNamed: (label) => `${label} importieren …`,
  darkSchemes: 'Dunkel',
  lightSchemes: 'Hell',
  notAFileOfColors: (file) => `„${file}“ ist weder eine Property-Liste noch JSON.`,
  noColorsIn: (file) =>
    `In „${file}“ fehlen Hintergrund und Schrift eines Terminals: Importieren lassen sich Farben von iTerm2, Windows Terminal und VS Code.`,
  colorsTooLarge: (file) => `„${file}“ ist zu groß für eine Datei mit Farben.`,
  colorsUnreadable: (file, reason) => `„${file}“ kann nicht gelesen werden: ${reason}`,
  sections: {
    general: 'Allgemein',
    colors: 'Farben',
    text: 'Text und Cursor',
    input: 'Maus und Tastatur',
    reading: 'Bedienungshilfen',
    sessions: 'Sitzungen',
  },
  rows: {
    language: {
      label: 'Sprache',
      hint: 'Gilt sofort; der Client für Terminals spricht Englisch',
      options: { system: 'Wie das System' },
    },
    theme: {
      label: 'Erscheinungsbild',
      hint: '',
      options: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
    },
    lightColors: { label: 'Helle Farben', hint: 'Der Terminals bei hellem Erscheinungsbild' },
    darkColors: { label: 'Dunkle Farben', hint: 'Der Terminals bei dunklem Erscheinungsbild' },
    minimumContrast: {
      label: 'Mindestkontrast',
      allowed: 'eine Zahl von 1 bis 21',
      hint: '1 lässt Farben, wie sie sind; mit 4,5 ist jeder Text lesbar',
    },
    opacity: {
      label: 'Deckkraft',
      allowed: 'eine Zahl von 0,5 bis 1',
      hint: 'Unter 1 ist durch die Terminals eines Fensters zu sehen, was dahinter liegt, sobald es wieder geöffnet wird; unter Windows durch das ganze Fenster, sofort',
    },
    fontFamily: { label: 'Schriftart', allowed: 'eine Liste von Schriftnamen wie in CSS', hint: '' },
    fontSize: { label: 'Schriftgröße', allowed: 'eine Zahl von 6 bis 72 Pixeln', hint: '' },
    lineHeight: {
      label: 'Zeilenhöhe',
      allowed: 'eine Zahl von 1 bis 2',
      hint: 'Als Vielfaches der Höhe der Schrift',
    },
    ligatures: {
      label: 'Ligaturen',
      hint: 'Zeichnet =>, != und dergleichen als ein Zeichen, mit Schriften, die das können: Fira Code, JetBrains Mono, Cascadia Code',
    },
    cursorStyle: {
      label: 'Cursor',
      hint: 'Solange kein Programm einen anderen verlangt',
      options: { block: 'Block', bar: 'Balken', underline: 'Unterstrich' },
    },
    cursorBlink: { label: 'Blinkender Cursor', hint: '' },
    bell: {
      label: 'Klingelzeichen',
      hint: 'Was geschieht, wenn ein Programm klingelt; außer Sicht bekommt sein Tab immer eine Marke',
      options: { none: 'Nichts', visual: 'Bereich leuchtet auf', sound: 'Ton' },
    },
    images: {
      label: 'Bilder',
      hint: 'Zeigt Bilder, die Programme im Text ausgeben (Sixel und iTerms eingebettete Bilder)',
    },
    copyOnSelect: {
      label: 'Auswahl kopieren',
      hint: 'Was mit der Maus ausgewählt wird, ist sofort in der Zwischenablage',
    },
    rightClick: {
      label: 'Rechtsklick',
      hint: 'Mit der Umschalttaste öffnet er immer das Menü',
      options: { menu: 'Öffnet das Menü', paste: 'Kopiert die Auswahl oder setzt ein' },
    },
    optionAsMeta: {
      label: 'Wahltaste als Meta',
      hint: 'Auf dem Mac: Tasten mit der Wahltaste gelten der Shell und tippen kein anderes Zeichen',
    },
    prediction: {
      label: 'Getipptes früher zeigen',
      hint: 'Unterstrichen, bis das Echo des Servers da ist; nie, was ein Programm nicht zurückgibt, etwa ein Passwort',
      options: { slow: 'Bei langsamen Verbindungen', always: 'Immer', off: 'Nie' },
    },
    predictAboveMs: {
      label: 'Umlaufzeit einer langsamen Verbindung',
      allowed: 'eine ganze Zahl von 1 bis 10.000 Millisekunden',
      hint: 'Ab so vielen Millisekunden wird Getipptes früher gezeigt',
    },
    screenReader: {
      label: 'Bildschirmleser',
      hint: 'Ein Bildschirmleser hört, was ausgegeben wird, und kann das Terminal Zeile für Zeile lesen',
      options: { auto: 'Wenn einer läuft', on: 'Immer', off: 'Nie' },
    },
    scrollbackLines: { label: 'Zeilen im Verlauf', allowed: 'eine Zahl von 0 bis 1.000.000', hint: '' },
    saveScreens: {
      label: 'Bildschirme sichern',
      hint: 'Der Text jedes Tabs bleibt auf diesem Computer und ist beim nächsten Start da',
    },
    shellIntegration: {
      label: 'Shell-Integration',
      hint: 'Neue Shells markieren ihre Befehle, damit zu sehen ist, welche in der Abwesenheit fertig wurden',
    },
    stickyCommand: {
      label: 'Befehlszeile anheften',
      hint: 'Die Zeile eines Befehls bleibt oben, solange seine Ausgabe zu sehen ist und seine Eingabezeile nicht',
    },
    notifyAfterSeconds: {
      label: 'Benachrichtigen nach',
      allowed: 'eine ganze Zahl von 0 bis 86.400 Sekunden',
      hint: 'Meldet einen Befehl, der so viele Sekunden dauerte, wenn sein Tab nicht zu sehen ist; 0 ist nie',
    },
    followServices: {
      label: 'Diensten folgen',
      hint: 'Öffnet von selbst eine neue Shell, wenn der Container eines Dienstes gestoppt oder ersetzt wurde',
    },
    clipboardWrite: {
      label: 'Programme dürfen kopieren',
      hint: 'Ob ein Programm im Terminal etwas in die Zwischenablage legen darf; keines erfährt je ihren Inhalt',
      options: { ask: 'Nach Erlaubnis', allow: 'Immer', deny: 'Nie' },
    },
  },
};
