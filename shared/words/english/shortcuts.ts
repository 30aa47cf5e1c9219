/** Keys of commands: how they are shown and given, and why some can not be given. */

export const shortcuts = {
  title: 'Shortcuts',
  /** Finds the section as well. */
  keyboard: 'keyboard',
  note: 'Enter on a command’s keys, then press the new ones. On a tab, F2 renames it and Delete closes it; Enter starts a session again that has ended.',
  none: 'none',
  keysOf: (command: string, keys: readonly string[]) => `Keys of ${command}: ${keys.join(' or ') || 'none'}`,
  pressNew: (command: string) => `Press the new keys of ${command}; Escape keeps them`,
  pressKeys: 'Press keys…',
  notForShortcuts: 'This key can not be part of a shortcut.',
  use: (keys: string) => `Use ${keys}`,
  useFor: (keys: string, command: string) => `Use ${keys} for ${command}`,
  remove: (command: string) => `Remove the keys of ${command}`,
  reset: (command: string) => `Reset the keys of ${command}`,
  resetAll: (count: number) =>
    count === 1 ? 'Reset the changed shortcut' : `Reset all ${count} changed shortcuts`,
  resetAllSure: (count: number) =>
    count === 1 ? 'Yes, reset the changed shortcut' : `Yes, reset all ${count} changed shortcuts`,
  isKeyOf: (keys: string, command: string) => `${keys} is the key of “${command}”`,
  takenFrom: (keys: string, command: string, rest: readonly string[]) =>
    `${keys} is the key of “${command}”, which ${rest.length === 0 ? 'will have no keys' : `keeps ${rest.join(' and ')}`} then.`,
  ofPrograms: (keys: string) => `${keys} is for shells and programs, which will not get it any more.`,
  ofSystem: (keys: string) => `${keys} can not be a shortcut: keys with Super are the system’s`,
  noKeys: (written: string) => `“${written}” are no keys: they are written like Ctrl+Shift+X, Cmd+Up, Alt+F5`,
  refused: (keys: string, why: string) => `${keys} can not be a shortcut: ${why}`,
  /** What terminals and systems do with keys that are theirs for good. */
  taken: {
    interrupt: 'in a terminal it interrupts a program',
    endOfInput: 'in a terminal it ends what is typed',
    suspend: 'in a terminal it suspends a program',
    quit: 'in a terminal it quits a program',
    escape: 'to a terminal it is Escape',
    tab: 'to a terminal it is Tab',
    enter: 'to a terminal it is Enter',
    backspace: 'to a terminal it is Backspace',
    hold: 'in a terminal it holds the output',
    goOn: 'in a terminal it lets held output go on',
    hideApp: 'it hides the app on a Mac',
    hideOthers: 'it hides other apps on a Mac',
    minimize: 'it minimizes the window on a Mac',
    cut: 'it cuts in the text fields of a Mac',
    closeWindow: 'it closes the window',
    typed: 'it is typed into terminals. Shortcuts have Ctrl, Alt or Cmd, or are F1 to F24',
  },
};
