/** Texts of buttons and lists that are used in several places. */

export const common = {
  cancel: 'Cancel',
  close: 'Close',
  dismiss: 'Dismiss',
  done: 'Done',
  open: 'Open',
  /** Replaces the title of a tab that was closed. */
  closedTab: 'a closed tab',
  notice: 'Notice',
  restartToUpdate: 'Restart to update',
  nothingMatches: (query: string) => `Nothing matches “${query}”`,
};
