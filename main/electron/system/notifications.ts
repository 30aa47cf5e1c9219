/** Tells the user through the system that something happened out of sight. */

import { app, Notification } from 'electron';
import type { AttentionEffects } from '../../workspace/away/attention.ts';

/** @param onChosen is told the pane whose notification was clicked. */
export function systemNotifications(onChosen: (pane: string) => void): AttentionEffects {
  // One that nobody holds is collected, and its click comes to nothing.
  const shown = new Map<string, Notification>();
  const withdraw = (pane: string): void => {
    shown.get(pane)?.close();
    shown.delete(pane);
  };
  return {
    withdraw,
    notify: ({ pane, title, body }) => {
      withdraw(pane);
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      notification.on('click', () => onChosen(pane));
      shown.set(pane, notification);
      notification.show();
    },
    // Where the platform shows none this does nothing.
    count: (panes) => void app.setBadgeCount(panes),
  };
}
