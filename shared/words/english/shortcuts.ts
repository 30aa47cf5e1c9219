/** Keyboard shortcuts: how they are shown and changed, and why some keys are refused. */

export const shortcuts = {
  title: 'Shortcuts',
  /** A word that finds this section when settings are searched. */
  keyboard: 'keyboard keybindings',
  note: 'Select a shortcut and press Enter to change it.',
  none: 'none',
  keysOf: (command: string, keys: readonly string[]) =>
    `Shortcut for ${command}: ${keys.join(' or ') || 'none'}`,
  pressNew: (command: string) => `Press the new shortcut for ${command}, or Escape to cancel`,
  pressKeys: 'Press keys…',
  notForShortcuts: 'This key cannot be part of a shortcut.',
  use: (keys: string) => `Use ${keys}`,
  useFor: (keys: string, command: string) => `Use ${keys} for ${command}`,
  remove: (command: string) => `Remove the shortcut for ${command}`,
  reset: (command: string) => `Reset the shortcut for ${command}`,
  resetAll: (count: number) =>
    count === 1 ? 'Reset the changed shortcut' : `Reset all ${count} changed shortcuts`,
  resetAllSure: (count: number) =>
    count === 1 ? 'Yes, reset the changed shortcut' : `Yes, reset all ${count} changed shortcuts`,
  isKeyOf: (keys: string, command: string) => `${keys} is used by “${command}”`,
  takenFrom: (keys: string, command: string, rest: readonly string[]) => {
    const kept = rest.length === 0 ? '' : `, which keeps ${rest.join(' and ')}`;
    return `${keys} is already used by “${command}”${kept}. Reassign it?`;
  },
  ofPrograms: (keys: string) =>
    `Shells and programs use ${keys} and will no longer receive it. Use it anyway?`,
  ofSystem: (keys: string) => `${keys} cannot be a shortcut: the system uses keys with Super`,
  noKeys: (written: string) =>
    `“${written}” is not a shortcut: write shortcuts like Ctrl+Shift+X, Cmd+Up, Alt+F5`,
  refused: (keys: string, why: string) => `${keys} cannot be a shortcut: ${why}`,
  /** Uses of reserved keys by terminals and systems. */
  taken: {
    interrupt: 'it interrupts the program in a terminal',
    endOfInput: 'it ends the input in a terminal',
    suspend: 'it suspends the program in a terminal',
    quit: 'it quits the program in a terminal',
    escape: 'terminals receive it as Escape',
    tab: 'terminals receive it as Tab',
    enter: 'terminals receive it as Enter',
    backspace: 'terminals receive it as Backspace',
    hold: 'it pauses the output of a terminal',
    goOn: 'it resumes the output of a terminal',
    hideApp: 'it hides the app on macOS',
    hideOthers: 'it hides other apps on macOS',
    minimize: 'it minimizes the window on macOS',
    cut: 'it cuts text in text fields on macOS',
    closeWindow: 'it closes the window',
    typed: 'it types a character. Use Ctrl, Alt or Cmd with it, or F1 to F24',
  },
};
