/** The app's shortcuts on this platform. */

import { shortcutRows } from '../state/shortcuts.ts';
import { useApp } from './appContext.ts';
import { Dialog, useCloseDialog } from './Dialog.tsx';
import styles from './Dialog.module.css';

export function ShortcutsDialog() {
  const { api } = useApp();
  const close = useCloseDialog();
  return (
    <Dialog title="Keyboard shortcuts">
      <div class={styles.scroll}>
        <table class={styles.keys}>
          <tbody>
            {shortcutRows(api.platform === 'mac').map(({ label, keys }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>
                  <kbd>{keys}</kbd>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class={styles.actions}>
        <button type="button" data-kind="primary" onClick={close}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
