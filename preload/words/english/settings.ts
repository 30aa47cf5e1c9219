/** The settings: names, hints and choices. */

export const settings = {
  title: 'Settings',
  search: 'Search settings',
  settingsFor: 'Settings for',
  everywhere: 'All sessions',
  shellsOn: (server: string) => `Host shells on ${server}`,
  targetOn: (target: string, server: string) => `${target} on ${server}`,
  holdsFor: (scope: string) => `Changes here apply to ${scope} only.`,
  newShells: 'New shells',
  noMatch: (query: string) => `No setting matches “${query}”`,
  openFile: 'Open settings.json',
  asEverywhere: 'Reset to default',
  settingAsEverywhere: (label: string) => `Reset ${label} to default`,
  notSaved: (allowed: string) => `Not saved. Enter ${allowed}.`,
  import: 'Import…',
  importNamed: (label: string) => `Import ${label.toLowerCase()}…`,
  darkSchemes: 'Dark',
  lightSchemes: 'Light',
  notAFileOfColours: (file: string) => `“${file}” is not a property list or JSON file.`,
  noColoursIn: (file: string) =>
    `“${file}” has no terminal colors. Choose a color scheme of iTerm2, Windows Terminal or VS Code.`,
  coloursTooLarge: (file: string) => `“${file}” is too large for a color scheme.`,
  coloursUnreadable: (file: string, reason: string) => `Cannot read “${file}”: ${reason}`,
  sections: {
    general: 'General',
    colours: 'Colors',
    text: 'Text and cursor',
    input: 'Mouse and keyboard',
    reading: 'Accessibility',
    sessions: 'Sessions',
  },
  rows: {
    language: {
      label: 'Language',
      hint: 'Applies immediately. The command-line client is English only.',
      options: { system: 'System default' },
    },
    theme: {
      label: 'Theme',
      hint: '',
      options: { system: 'Match system', light: 'Light', dark: 'Dark' },
    },
    lightColours: { label: 'Light colors', hint: 'Terminal colors in light mode' },
    darkColours: { label: 'Dark colors', hint: 'Terminal colors in dark mode' },
    minimumContrast: {
      label: 'Minimum contrast',
      allowed: 'a number from 1 to 21',
      hint: '1 = off; 4.5 = WCAG AA',
    },
    opacity: {
      label: 'Opacity',
      allowed: 'a number from 0.5 to 1',
      hint: 'Background opacity. Applies to new windows (on Windows, to the whole window immediately).',
    },
    fontFamily: { label: 'Font family', allowed: 'font names separated by commas, as in CSS', hint: '' },
    fontSize: { label: 'Font size', allowed: 'a size from 6 to 72 px', hint: '' },
    lineHeight: {
      label: 'Line height',
      allowed: 'a number from 1 to 2',
      hint: 'Multiple of the font’s line height',
    },
    ligatures: {
      label: 'Ligatures',
      hint: 'Show programming ligatures (=>, !=) if the font has them',
    },
    cursorStyle: {
      label: 'Cursor',
      hint: 'Programs can override this',
      options: { block: 'Block', bar: 'Bar', underline: 'Underline' },
    },
    cursorBlink: { label: 'Blinking cursor', hint: '' },
    bell: {
      label: 'Bell',
      hint: 'Background tabs always get a badge',
      options: { none: 'None', visual: 'Visual', sound: 'Sound' },
    },
    images: {
      label: 'Images',
      hint: 'Show images that programs print (sixel and iTerm2 inline images)',
    },
    copyOnSelect: {
      label: 'Copy on select',
      hint: 'Copy the selection to the clipboard automatically',
    },
    rightClick: {
      label: 'Right click',
      hint: 'Shift+right click always opens the menu',
      options: { menu: 'Open the menu', paste: 'Copy selection, otherwise paste' },
    },
    optionAsMeta: {
      label: 'Option as Meta',
      hint: 'On macOS, use Option as the Meta key instead of typing special characters',
    },
    prediction: {
      label: 'Predictive echo',
      hint: 'Typed text appears immediately, underlined, until the server confirms it. Never for passwords.',
      options: { slow: 'On slow connections', always: 'Always', off: 'Never' },
    },
    predictAboveMs: {
      label: 'Predictive echo above (ms)',
      allowed: 'a whole number of milliseconds from 1 to 10,000',
      hint: 'Round-trip time from which a connection is slow',
    },
    screenReader: {
      label: 'Screen reader',
      hint: 'Announce output, and let a screen reader read the terminal line by line',
      options: { auto: 'Automatic', on: 'Always', off: 'Never' },
    },
    scrollbackLines: { label: 'Scrollback lines', allowed: 'a number from 0 to 1,000,000', hint: '' },
    saveScreens: {
      label: 'Save screens',
      hint: 'Keep each tab’s text on this computer, and show it when the app starts',
    },
    shellIntegration: {
      label: 'Shell integration',
      hint: 'Detect commands in new shells, to show which finished while you were away',
    },
    stickyCommand: {
      label: 'Sticky command line',
      hint: 'Keep a command visible at the top while you scroll through its output',
    },
    notifyAfterSeconds: {
      label: 'Notify after (seconds)',
      allowed: 'a whole number of seconds from 0 to 86,400',
      hint: 'Notify when a background command took longer than this (0 = never)',
    },
    followServices: {
      label: 'Reopen service shells',
      hint: 'Open a new shell automatically when a service’s container was stopped or replaced',
    },
    clipboardWrite: {
      label: 'Let programs write to the clipboard',
      hint: 'They can never read it',
      options: { ask: 'Ask', allow: 'Always', deny: 'Never' },
    },
  },
};
