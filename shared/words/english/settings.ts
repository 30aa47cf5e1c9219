/** The settings: their names, what they do, what can be chosen. */

export const settings = {
  title: 'Settings',
  search: 'Search settings',
  settingsFor: 'Settings for',
  everywhere: 'Everywhere',
  shellsOn: (server: string) => `Shells on ${server} itself`,
  targetOn: (target: string, server: string) => `${target} on ${server}`,
  holdsFor: (scope: string) => `What is changed here holds for ${scope} alone.`,
  newShells: 'New shells',
  noMatch: (query: string) => `No setting matches “${query}”`,
  openFile: 'Open settings.json',
  asEverywhere: 'As everywhere',
  settingAsEverywhere: (label: string) => `${label} as everywhere`,
  notSaved: (allowed: string) => `Not saved: allowed is ${allowed}.`,
  import: 'Import…',
  importNamed: (label: string) => `Import ${label.toLowerCase()}…`,
  darkSchemes: 'Dark',
  lightSchemes: 'Light',
  notAFileOfColors: (file: string) => `“${file}” is neither a property list nor JSON.`,
  noColorsIn: (file: string) =>
    `“${file}” has no background and foreground of a terminal: colors of iTerm2, Windows Terminal and VS Code can be imported.`,
  colorsTooLarge: (file: string) => `“${file}” is too large to be a file of colors.`,
  colorsUnreadable: (file: string, reason: string) => `“${file}” can not be read: ${reason}`,
  sections: {
    general: 'General',
    colors: 'Colors',
    text: 'Text and cursor',
    input: 'Mouse and keyboard',
    reading: 'Accessibility',
    sessions: 'Sessions',
  },
  rows: {
    language: {
      label: 'Language',
      hint: 'Takes effect at once; the client for terminals speaks English',
      options: { system: 'As the system' },
    },
    theme: {
      label: 'Theme',
      hint: '',
      options: { system: 'As the system', light: 'Light', dark: 'Dark' },
    },
    lightColors: { label: 'Light colors', hint: 'Of terminals while the theme is light' },
    darkColors: { label: 'Dark colors', hint: 'Of terminals while the theme is dark' },
    minimumContrast: {
      label: 'Minimum contrast',
      allowed: 'a number from 1 to 21',
      hint: '1 leaves colors as they are, 4.5 makes all text readable',
    },
    opacity: {
      label: 'Opacity',
      allowed: 'a number from 0.5 to 1',
      hint: 'Below 1 what is behind a window is seen through its terminals, once it is opened again; on Windows through all of it, at once',
    },
    fontFamily: { label: 'Font family', allowed: 'a list of font names, as in CSS', hint: '' },
    fontSize: { label: 'Font size', allowed: 'a number of pixels from 6 to 72', hint: '' },
    lineHeight: { label: 'Line height', allowed: 'a number from 1 to 2', hint: 'Of the font’s own' },
    ligatures: {
      label: 'Ligatures',
      hint: 'Draws =>, != and the like as one sign, with fonts that have it: Fira Code, JetBrains Mono, Cascadia Code',
    },
    cursorStyle: {
      label: 'Cursor',
      hint: 'Unless a program asks for another one',
      options: { block: 'Block', bar: 'Bar', underline: 'Underline' },
    },
    cursorBlink: { label: 'Blinking cursor', hint: '' },
    bell: {
      label: 'Bell',
      hint: 'What a program’s bell does; out of sight its tab has a badge in any case',
      options: { none: 'Nothing', visual: 'Lights up the pane', sound: 'Sounds' },
    },
    images: {
      label: 'Images',
      hint: 'Shows pictures that programs print among the text (sixel, and iTerm’s inline images)',
    },
    copyOnSelect: {
      label: 'Copy on select',
      hint: 'What is selected with the mouse is on the clipboard at once',
    },
    rightClick: {
      label: 'Right click',
      hint: 'With Shift it always opens the menu',
      options: { menu: 'Opens the menu', paste: 'Copies what is selected, or else pastes' },
    },
    optionAsMeta: {
      label: 'Option as Meta',
      hint: 'On a Mac: Option with a key is for the shell, and does not type another character',
    },
    prediction: {
      label: 'Show typed text early',
      hint: 'Underlined until the server’s echo is there; never what a program does not echo, as a password',
      options: { slow: 'On slow links', always: 'Always', off: 'Never' },
    },
    predictAboveMs: {
      label: 'A slow link’s round trip',
      allowed: 'a whole number of milliseconds from 1 to 10,000',
      hint: 'From so many milliseconds on typed text is shown early',
    },
    screenReader: {
      label: 'Screen reader',
      hint: 'Tells a screen reader what is printed, and lets it read the terminal row by row',
      options: { auto: 'When one runs', on: 'Always', off: 'Never' },
    },
    scrollbackLines: { label: 'Scrollback lines', allowed: 'a number from 0 to 1,000,000', hint: '' },
    saveScreens: {
      label: 'Save screens',
      hint: 'Keeps each tab’s text on this computer, so that it is there at the next start',
    },
    shellIntegration: {
      label: 'Shell integration',
      hint: 'Asks new shells to mark their commands, so that the app can tell which finished while you were away',
    },
    stickyCommand: {
      label: 'Sticky command line',
      hint: 'Keeps a command’s line at the top while its output is in sight and its prompt is further up',
    },
    notifyAfterSeconds: {
      label: 'Notify after',
      allowed: 'a whole number of seconds from 0 to 86,400',
      hint: 'Tells of a command that took this many seconds when you do not look at its tab; 0 is never',
    },
    followServices: {
      label: 'Follow services',
      hint: 'Opens a new shell by itself when the container of a tab’s service was stopped or replaced',
    },
    clipboardWrite: {
      label: 'Programs may copy',
      hint: 'Whether a program in a terminal may put something on the clipboard; none is ever told what is there',
      options: { ask: 'When I allow it', allow: 'Always', deny: 'Never' },
    },
  },
};
