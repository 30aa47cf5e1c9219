/** Keyboard shortcuts: their display and changes, and the reasons that some keys are refused. */

import type { Words } from '../english.ts';

export const shortcuts: Words['shortcuts'] = {
  title: 'Tastenkombinationen',
  keyboard: 'Tastatur Tastenkürzel',
  note: 'Eine Tastenkombination auswählen und mit der Eingabetaste ändern.',
  none: 'keine',
  keysOf: (command, keys) => `Tastenkombination für ${command}: ${keys.join(' oder ') || 'keine'}`,
  pressNew: (command) => `Neue Tastenkombination für ${command} drücken, oder Escape zum Abbrechen`,
  pressKeys: 'Tasten drücken …',
  notForShortcuts: 'Diese Taste kann nicht Teil einer Tastenkombination sein.',
  use: (keys) => `${keys} verwenden`,
  useFor: (keys, command) => `${keys} für ${command} verwenden`,
  remove: (command) => `Tastenkombination für ${command} entfernen`,
  reset: (command) => `Tastenkombination für ${command} zurücksetzen`,
  resetAll: (count) =>
    count === 1
      ? 'Geänderte Tastenkombination zurücksetzen'
      : `Alle ${count} geänderten Tastenkombinationen zurücksetzen`,
  resetAllSure: (count) =>
    count === 1
      ? 'Ja, geänderte Tastenkombination zurücksetzen'
      : `Ja, alle ${count} geänderten Tastenkombinationen zurücksetzen`,
  isKeyOf: (keys, command) => `${keys} wird von „${command}“ verwendet`,
  takenFrom: (keys, command, rest) => {
    const kept = rest.length === 0 ? '' : `, ${rest.join(' und ')} bleibt dort`;
    return `${keys} wird schon von „${command}“ verwendet${kept}. Neu zuweisen?`;
  },
  ofPrograms: (keys) =>
    `Shells und Programme verwenden ${keys} und erhalten es dann nicht mehr. Trotzdem verwenden?`,
  ofSystem: (keys) =>
    `${keys} kann keine Tastenkombination sein: Kombinationen mit Super verwendet das System`,
  noKeys: (written) =>
    `„${written}“ ist keine Tastenkombination: Geschrieben werden sie wie Ctrl+Shift+X, Cmd+Up, Alt+F5`,
  refused: (keys, why) => `${keys} kann keine Tastenkombination sein: ${why}`,
  taken: {
    interrupt: 'Im Terminal bricht sie das Programm ab',
    endOfInput: 'Im Terminal beendet sie die Eingabe',
    suspend: 'Im Terminal hält sie das Programm an',
    quit: 'Im Terminal beendet sie das Programm',
    escape: 'Terminals empfangen sie als Escape',
    tab: 'Terminals empfangen sie als Tabulator',
    enter: 'Terminals empfangen sie als Eingabetaste',
    backspace: 'Terminals empfangen sie als Rücktaste',
    hold: 'Im Terminal hält sie die Ausgabe an',
    goOn: 'Im Terminal setzt sie die Ausgabe fort',
    hideApp: 'Unter macOS blendet sie die App aus',
    hideOthers: 'Unter macOS blendet sie andere Apps aus',
    minimize: 'Unter macOS minimiert sie das Fenster',
    cut: 'Unter macOS schneidet sie in Textfeldern aus',
    closeWindow: 'Sie schließt das Fenster',
    typed: 'Sie gibt ein Zeichen ein. Ctrl, Alt oder Cmd dazu verwenden, oder F1 bis F24',
  },
};
