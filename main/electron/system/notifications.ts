/** System notifications about panes that the user cannot see. */

import { app, Notification } from 'electron';
import type { AttentionEffects } from '../../workspace/away/attention.ts';

/** @param onChosen receives the pane whose notification the user clicked. */
export function systemNotifications(onChosen: (pane: string) => void): AttentionEffects {
  // Holds references: a notification without one is garbage collected, and its click event is lost.
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
    // Has no effect on platforms without badges.
    count: (panes) => void app.setBadgeCount(panes),
  };
}
