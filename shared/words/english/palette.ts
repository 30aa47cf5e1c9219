/** The command palette and the session switcher. */

import { formats } from './formats.ts';

export const palette = {
  title: 'Command palette',
  hint: 'Type a command, session, container or server',
  switchTitle: 'Switch session',
  switchHint: 'Type a title, container or server',
  nothing: 'Nothing to choose from.',
  more: (count: number) => `${formats.number(count)} more. Type to narrow down.`,
  session: 'session',
  states: {
    opening: 'session, opening',
    running: 'session',
    ended: 'session, ended',
    refused: 'session, could not be opened',
  },
  detached: 'running in background',
  detachedEnded: 'ended in background',
  newTabOn: (target: string) => `New tab on ${target}`,
  toWindow: (title: string) => `Move tab to window “${title}”`,
  window: 'window',
  panes: (count: number) => (count === 1 ? '1 pane' : `${count} panes`),
  thisComputer: 'this computer',
  shell: 'shell',
  container: 'container',
  service: 'service',
  server: 'server',
  editServer: (server: string) => `Edit ${server}`,
  setting: 'Setting',
  settingTo: (setting: string, value: string) => `${setting}: ${value}`,
  on: 'on',
  off: 'off',
};
