/** The tab bar, and the panes of a tab. */

export const tabs = {
  sessions: 'Sessions',
  title: 'Tab title',
  close: 'Close tab (keeps running)',
  closeAll: 'Close tab with all its panes (they keep running)',
  where: (target: string, server: string) => `${target} on ${server}`,
  connected: 'connected',
  over: 'session ended',
  unreachable: 'unreachable',
  opening: 'opening',
  panes: (count: number) => `${count} panes`,
  zoomedPanes: (count: number) => `zoomed, ${count} panes`,
  zoomed: (pane: number, count: number) => `Zoomed: pane ${pane} of ${count}`,
  showAllPanes: (keys: string) => `Show all panes (${keys})`,
  resizePanes: 'Resize panes',
  resizeHint: 'Drag to resize; double-click to even out',
};
