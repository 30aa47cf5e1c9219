/** Native menus and dialogs; the commands in menus are in commands.ts. */

export const menus = {
  session: 'Session',
  edit: 'Edit',
  view: 'View',
  tabs: 'Tabs',
  panes: 'Panes',
  window: 'Window',
  help: 'Help',
  /** Items that the operating system provides. */
  roles: {
    about: 'About Holdfast',
    services: 'Services',
    hide: 'Hide Holdfast',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    cut: 'Cut',
    reload: 'Reload',
    toggleDevTools: 'Toggle Developer Tools',
  },
  openLink: 'Open Link',
  copyLink: 'Copy Link',
  importColors: 'Import colors',
  colorFiles: 'Colors of iTerm2, Windows Terminal or VS Code',
  allFiles: 'All files',
  saveOutput: 'Save output',
  /** Suggested file name for the output of a session without a title. */
  output: 'output',
  plainText: 'Plain text',
  rawOutput: 'Raw output',
  recording: 'Terminal recording (asciicast v3)',
};
