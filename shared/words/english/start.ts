/** The introduction for new users, and the window without tabs. */

export const start = {
  introduction: 'Introduction',
  servers: 'Servers',
  serversText:
    'So far, your shells run on this computer only. Add a server to open shells that keep running when you disconnect.',
  addServer: 'Add server…',
  containers: 'Containers',
  containersText:
    'A tab is a shell on this computer, on a server, or in a container or service. Pick one, or type to search.',
  newTabOn: 'New tab on…',
  nothingLost: 'Nothing is lost',
  isCut:
    'The connection is cut. Type something: it is sent once the connection is back, after half a minute at the latest.',
  wasCut: 'Same shell, nothing lost: your input arrived once, its output is all here.',
  cutIt: 'Connections break, shells keep running. Cut this connection, keep typing, and see what happens.',
  cut: 'Cut the connection',
  restore: 'Restore the connection',
  noTab: 'No tabs are open',
  noTabText: 'Sessions keep running on their servers after you close their tabs.',
  openShell: 'Open a shell',
  chooseTarget: 'Open on…',
  detached: 'Background sessions…',
};
