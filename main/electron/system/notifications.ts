/** System notifications about panes out of sight. */

import { app, Notification } from 'electron';
import type { AttentionEffects } from '../../workspace/away/attention.ts';

/** @param onChosen is called with the pane whose notification was clicked. */
export function systemNotifications(onChosen: (pane: string) => void): AttentionEffects {
  // Unreferenced notifications are garbage collected, and their click events are lost.
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
    // No effect on platforms without badges.
    count: (panes) => void app.setBadgeCount(panes),
  };
}
