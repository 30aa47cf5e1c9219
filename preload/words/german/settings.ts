/** The settings: names, hints and choices. */

import type { Words } from '../english.ts';

export const settings: Words['settings'] = {
  title: 'Einstellungen',
  search: 'Einstellungen durchsuchen',
  settingsFor: 'Einstellungen für',
  everywhere: 'Alle Sitzungen',
  shellsOn: (server) => `Host-Shells auf ${server}`,
  targetOn: (target, server) => `${target} auf ${server}`,
  holdsFor: (scope) => `Änderungen gelten hier nur für ${scope}.`,
  newShells: 'Neue Shells',
  noMatch: (query) => `Keine Einstellung für „${query}“ gefunden`,
  openFile: 'settings.json öffnen',
  asEverywhere: 'Auf Standard zurücksetzen',
  settingAsEverywhere: (label) => `${label} auf Standard zurücksetzen`,
  notSaved: (allowed) => `Nicht gespeichert. Erlaubt: ${allowed}.`,
  import: 'Importieren …',
  importNamed: (label) => `${label} importieren …`,
  darkSchemes: 'Dunkel',
  lightSchemes: 'Hell',
  notAFileOfColours: (file) => `„${file}“ ist weder eine Property-Liste noch eine JSON-Datei.`,
  noColoursIn: (file) =>
    `„${file}“ enthält keine Terminalfarben. Ein Farbschema von iTerm2, Windows Terminal oder VS Code auswählen.`,
  coloursTooLarge: (file) => `„${file}“ ist zu groß für ein Farbschema.`,
  coloursUnreadable: (file, reason) => `„${file}“ kann nicht gelesen werden: ${reason}`,
  sections: {
    general: 'Allgemein',
    colours: 'Farben',
    text: 'Text und Cursor',
    input: 'Maus und Tastatur',
    reading: 'Barrierefreiheit',
    sessions: 'Sitzungen',
  },
  rows: {
    language: {
      label: 'Sprache',
      hint: 'Gilt sofort. Den Kommandozeilen-Client gibt es nur auf Englisch.',
      options: { system: 'Systemstandard' },
    },
    theme: {
      label: 'Design',
      hint: '',
      options: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
    },
    lightColours: { label: 'Helle Farben', hint: 'Terminalfarben im hellen Modus' },
    darkColours: { label: 'Dunkle Farben', hint: 'Terminalfarben im dunklen Modus' },
    minimumContrast: {
      label: 'Mindestkontrast',
      allowed: 'eine Zahl von 1 bis 21',
      hint: '1 = aus; 4,5 = WCAG AA',
    },
    opacity: {
      label: 'Deckkraft',
      allowed: 'eine Zahl von 0,5 bis 1',
      hint: 'Deckkraft des Hintergrunds. Gilt für neue Fenster (unter Windows sofort für das ganze Fenster).',
    },
    fontFamily: {
      label: 'Schriftart',
      allowed: 'Namen von Schriften, mit Kommas getrennt wie in CSS',
      hint: '',
    },
    fontSize: { label: 'Schriftgröße', allowed: 'eine Größe von 6 bis 72 px', hint: '' },
    lineHeight: {
      label: 'Zeilenhöhe',
      allowed: 'eine Zahl von 1 bis 2',
      hint: 'Vielfaches der Zeilenhöhe der Schrift',
    },
    ligatures: {
      label: 'Ligaturen',
      hint: 'Programmierligaturen (=>, !=) anzeigen, wenn die Schrift sie hat',
    },
    cursorStyle: {
      label: 'Cursor',
      hint: 'Programme können ihn ändern',
      options: { block: 'Block', bar: 'Balken', underline: 'Unterstrich' },
    },
    cursorBlink: { label: 'Blinkender Cursor', hint: '' },
    bell: {
      label: 'Signal',
      hint: 'Tabs im Hintergrund erhalten immer eine Markierung',
      options: { none: 'Keines', visual: 'Sichtbar', sound: 'Ton' },
    },
    images: {
      label: 'Bilder',
      hint: 'Bilder anzeigen, die Programme ausgeben (Sixel und eingebettete Bilder von iTerm2)',
    },
    copyOnSelect: {
      label: 'Beim Auswählen kopieren',
      hint: 'Die Auswahl automatisch in die Zwischenablage kopieren',
    },
    rightClick: {
      label: 'Rechtsklick',
      hint: 'Umschalttaste+Rechtsklick öffnet immer das Menü',
      options: { menu: 'Menü öffnen', paste: 'Auswahl kopieren, sonst einfügen' },
    },
    optionAsMeta: {
      label: 'Wahltaste als Meta',
      hint: 'Unter macOS die Wahltaste als Meta-Taste statt für Sonderzeichen verwenden',
    },
    prediction: {
      label: 'Vorausschauendes Echo',
      hint: 'Eingaben erscheinen sofort, unterstrichen, bis der Server sie bestätigt. Nie bei Passwörtern.',
      options: { slow: 'Bei langsamen Verbindungen', always: 'Immer', off: 'Nie' },
    },
    predictAboveMs: {
      label: 'Vorausschauendes Echo ab (ms)',
      allowed: 'eine ganze Zahl von 1 bis 10.000 Millisekunden',
      hint: 'Umlaufzeit, ab der eine Verbindung langsam ist',
    },
    screenReader: {
      label: 'Bildschirmleser',
      hint: 'Ausgaben vorlesen und das Terminal zeilenweise lesbar machen',
      options: { auto: 'Automatisch', on: 'Immer', off: 'Nie' },
    },
    scrollbackLines: { label: 'Zeilen im Verlauf', allowed: 'eine Zahl von 0 bis 1.000.000', hint: '' },
    saveScreens: {
      label: 'Bildschirme speichern',
      hint: 'Den Text jedes Tabs auf diesem Computer behalten und beim Start der App anzeigen',
    },
    shellIntegration: {
      label: 'Shell-Integration',
      hint: 'Befehle in neuen Shells erkennen und anzeigen, welche inzwischen fertig sind',
    },
    stickyCommand: {
      label: 'Befehlszeile anheften',
      hint: 'Einen Befehl beim Scrollen durch seine Ausgabe oben sichtbar halten',
    },
    notifyAfterSeconds: {
      label: 'Benachrichtigen nach (Sekunden)',
      allowed: 'eine ganze Zahl von 0 bis 86.400 Sekunden',
      hint: 'Benachrichtigen, wenn ein Befehl im Hintergrund länger dauerte (0 = nie)',
    },
    followServices: {
      label: 'Shells von Diensten neu öffnen',
      hint: 'Automatisch eine neue Shell öffnen, wenn der Container eines Dienstes gestoppt oder ersetzt wurde',
    },
    clipboardWrite: {
      label: 'Programme in die Zwischenablage schreiben lassen',
      hint: 'Lesen können sie sie nie',
      options: { ask: 'Fragen', allow: 'Immer', deny: 'Nie' },
    },
  },
};
