/** The servers there are, to edit or remove. */

import { useState } from 'preact/hooks';
import { api } from '../api.ts';
import { appState } from '../state/appState.ts';
import { closeDialog, Dialog } from './Dialog.tsx';
import styles from './Dialog.module.css';

export function ServersDialog() {
  const { servers, tabs } = appState.view.value;
  const [removing, setRemoving] = useState<string | null>(null);
  const open = (server: string): number => tabs.filter((tab) => tab.server === server).length;
  return (
    <Dialog title="Servers">
      <ul class={styles.list}>
        {servers.map((server) => (
          <li key={server.id}>
            <span>
              {server.name}
              <br />
              <span class={styles.muted}>{server.kind === 'embedded' ? 'Shells on this computer' : server.url}</span>
            </span>
            {server.kind === 'remote' && removing !== server.id && (
              <>
                <button
                  type="button"
                  aria-label={`Edit ${server.name}`}
                  onClick={() => {
                    appState.dialog.value = { kind: 'edit-server', server };
                  }}
                >
                  Edit
                </button>
                <button type="button" aria-label={`Remove ${server.name}`} onClick={() => setRemoving(server.id)}>
                  Remove
                </button>
              </>
            )}
            {removing === server.id && (
              <>
                <span class={styles.muted}>Its {open(server.id)} tabs close; sessions go on there.</span>
                <button type="button" data-kind="primary" onClick={() => void api.call('removeServer', server.id)}>
                  Remove it
                </button>
                <button type="button" onClick={() => setRemoving(null)}>
                  Keep
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      <div class={styles.actions}>
        <button
          type="button"
          onClick={() => {
            appState.dialog.value = { kind: 'add-server' };
          }}
        >
          Add server…
        </button>
        <button type="button" data-kind="primary" onClick={closeDialog}>
          Done
        </button>
      </div>
    </Dialog>
  );
}
