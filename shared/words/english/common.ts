/** What buttons and lists say in many places. */

export const common = {
  cancel: 'Cancel',
  close: 'Close',
  dismiss: 'Dismiss',
  done: 'Done',
  open: 'Open',
  /** What stands in place of a tab's title once it is closed. */
  closedTab: 'a closed tab',
  notice: 'Notice',
  restartToUpdate: 'Restart to update',
  nothingMatches: (query: string) => `Nothing matches “${query}”`,
};
