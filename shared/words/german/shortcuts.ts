/** Keys of commands: how they are shown and given, and why some can not be given. */

import type { Words } from '../english.ts';

export const shortcuts: Words['shortcuts'] = {
  title: 'Kurzbefehle',
  keyboard: 'Tastatur',
  note: 'Eingabetaste auf den Tasten eines Befehls, dann die neuen drücken. Auf einem Tab benennt F2 um, und Entf schließt; die Eingabetaste startet eine beendete Sitzung neu.',
  none: 'keine',
  keysOf: (command, keys) => `Tasten für ${command}: ${keys.join(' oder ') || 'keine'}`,
  pressNew: (command) => `Neue Tasten für ${command} drücken; Escape behält die alten`,
  pressKeys: 'Tasten drücken …',
  notForShortcuts: 'Diese Taste kann nicht Teil eines Kurzbefehls sein.',
  use: (keys) => `${keys} verwenden`,
  useFor: (keys, command) => `${keys} für ${command} verwenden`,
  remove: (command) => `Tasten für ${command} entfernen`,
  reset: (command) => `Tasten für ${command} zurücksetzen`,
  resetAll: (count) =>
    count === 1 ? 'Geänderten Kurzbefehl zurücksetzen' : `Alle ${count} geänderten Kurzbefehle zurücksetzen`,
  resetAllSure: (count) =>
    count === 1
      ? 'Ja, geänderten Kurzbefehl zurücksetzen'
      : `Ja, alle ${count} geänderten Kurzbefehle zurücksetzen`,
  isKeyOf: (keys, command) => `${keys} gehört zu „${command}“`,
  takenFrom: (keys, command, rest) =>
    `${keys} gehört zu „${command}“. Dort ${rest.length === 0 ? 'bleiben dann keine Tasten' : `${rest.length === 1 ? 'bleibt' : 'bleiben'} dann ${rest.join(' und ')}`}.`,
  ofPrograms: (keys) => `${keys} ist für Shells und Programme, die das dann nicht mehr bekommen.`,
  ofSystem: (keys) => `${keys} kann kein Kurzbefehl sein: Tasten mit Super gehören dem System`,
  noKeys: (written) =>
    `„${written}“ sind keine Tasten: Geschrieben werden sie wie Ctrl+Shift+X, Cmd+Up, Alt+F5`,
  refused: (keys, why) => `${keys} kann kein Kurzbefehl sein: ${why}`,
  taken: {
    interrupt: 'Im Terminal bricht das ein Programm ab',
    endOfInput: 'Im Terminal beendet das die Eingabe',
    suspend: 'Im Terminal hält das ein Programm an',
    quit: 'Im Terminal beendet das ein Programm',
    escape: 'Im Terminal ist das Escape',
    tab: 'Im Terminal ist das der Tabulator',
    enter: 'Im Terminal ist das die Eingabetaste',
    backspace: 'Im Terminal ist das die Rücktaste',
    hold: 'Im Terminal hält das die Ausgabe an',
    goOn: 'Im Terminal lässt das angehaltene Ausgabe weiterlaufen',
    hideApp: 'Auf dem Mac blendet das die App aus',
    hideOthers: 'Auf dem Mac blendet das andere Apps aus',
    minimize: 'Auf dem Mac legt das das Fenster ab',
    cut: 'Auf dem Mac schneidet das in Textfeldern aus',
    closeWindow: 'Das schließt das Fenster',
    typed: 'Das wird in Terminals getippt. Kurzbefehle haben Ctrl, Alt oder Cmd oder sind F1 bis F24',
  },
};
