/** The servers there are, to edit or remove. */

import { useState } from 'preact/hooks';
import type { ServerView } from '../../preload/view.ts';
import { useApp } from './appContext.ts';
import { Dialog, useCloseDialog } from './Dialog.tsx';
import styles from './Dialog.module.css';

export function ServersDialog() {
  const { state } = useApp();
  const close = useCloseDialog();
  return (
    <Dialog title="Servers">
      <ul class={styles.list}>
        {state.view.value.servers.map((server) => (
          <ServerRow key={server.id} server={server} />
        ))}
      </ul>
      <div class={styles.actions}>
        <button
          type="button"
          onClick={() => {
            state.dialog.value = { kind: 'add-server' };
          }}
        >
          Add server…
        </button>
        <button type="button" data-kind="primary" onClick={close}>
          Done
        </button>
      </div>
    </Dialog>
  );
}

function ServerRow({ server }: { readonly server: ServerView }) {
  const [removing, setRemoving] = useState(false);
  return (
    <li>
      <span class={styles.server}>
        <strong>{server.name}</strong>
        <span class={styles.muted}>
          {server.kind === 'embedded' ? 'Shells on this computer' : server.url}
        </span>
        <span class={styles.muted}>
          {server.link.word}
          {server.kind === 'remote' && ` · ${TOKEN_WORDS[server.token]}`}
        </span>
      </span>
      {server.kind === 'remote' && !removing && (
        <RowButtons server={server} onRemove={() => setRemoving(true)} />
      )}
      {removing && <RemoveQuestion server={server} onKeep={() => setRemoving(false)} />}
    </li>
  );
}

const TOKEN_WORDS = {
  keychain: "token in the system's keychain",
  memory: 'token kept until the app quits: no keychain here',
  none: 'no token',
} as const;

function RowButtons({ server, onRemove }: { readonly server: ServerView; readonly onRemove: () => void }) {
  const { state } = useApp();
  return (
    <>
      <button
        type="button"
        aria-label={`Edit ${server.name}`}
        onClick={() => {
          state.dialog.value = { kind: 'edit-server', server };
        }}
      >
        Edit
      </button>
      <button type="button" aria-label={`Remove ${server.name}`} onClick={onRemove}>
        Remove
      </button>
    </>
  );
}

function RemoveQuestion({ server, onKeep }: { readonly server: ServerView; readonly onKeep: () => void }) {
  const { api, state } = useApp();
  const open = state.view.value.tabs.filter((tab) => tab.server === server.id).length;
  return (
    <>
      <span class={styles.muted}>
        {open === 1 ? 'Its tab closes' : `Its ${open} tabs close`}; sessions go on there.
      </span>
      <button type="button" data-kind="primary" onClick={() => void api.call('removeServer', server.id)}>
        Remove it
      </button>
      <button type="button" onClick={onKeep}>
        Keep
      </button>
    </>
  );
}
