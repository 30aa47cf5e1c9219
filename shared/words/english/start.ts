/** What who is new sees, and what is shown when nothing is open. */

export const start = {
  introduction: 'Introduction',
  servers: 'Servers',
  serversText:
    'This shell runs on this computer. Add a server, and its shells are yours from here, for as long as they run.',
  addServer: 'Add server…',
  containers: 'Containers',
  containersText:
    'A tab is a shell here, on a server, or in a container or service there. Pick one, or type to find it.',
  newTabOn: 'New tab on…',
  nothingLost: 'Nothing is lost',
  isCut:
    'The link is cut. Type something: it is held, and sent once. The link comes back by itself after half a minute.',
  wasCut: 'The same shell is back where it was: what you typed was sent once, what it printed is shown once.',
  cutIt:
    'Connections break, shells stay. Cut the link of this one, type on, and see what arrives when it is back.',
  cut: 'Cut the link',
  restore: 'Restore the link',
  noTab: 'No tab is open',
  noTabText: 'Sessions whose tabs you closed go on running on their servers.',
  openShell: 'Open a shell',
  chooseTarget: 'Choose a target…',
  detached: 'Detached sessions…',
};
