/** The app's shortcuts on this platform. */

import { api } from '../api.ts';
import { keysText, SHORTCUTS } from '../state/shortcuts.ts';
import { closeDialog, Dialog } from './Dialog.tsx';
import styles from './Dialog.module.css';

export function ShortcutsDialog() {
  const mac = api.platform === 'mac';
  return (
    <Dialog title="Keyboard shortcuts">
      <table class={styles.keys}>
        <tbody>
          {SHORTCUTS.map((shortcut) => (
            <tr key={shortcut.other}>
              <td>{shortcut.label}</td>
              <td>
                <kbd>{keysText(shortcut, mac)}</kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class={styles.actions}>
        <button type="button" data-kind="primary" onClick={closeDialog}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
