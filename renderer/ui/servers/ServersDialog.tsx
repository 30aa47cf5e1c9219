/** List of servers, with buttons to add, edit and remove them. */

import { useState } from 'preact/hooks';
import type { ServerView } from '../../../shared/view/view.ts';
import { serverName } from '../../state/servers/serverName.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Dialog, useCloseDialog } from '../kit/Dialog.tsx';
import styles from '../kit/Dialog.module.css';
import { StateMessage } from '../kit/StateMessage.tsx';

export function ServersDialog() {
  const { state } = useApp();
  const close = useCloseDialog();
  const { common, servers, states } = useWords();
  const isAlone = state.view.value.servers.every(({ kind }) => kind === 'embedded');
  return (
    <Dialog title={servers.title}>
      <ul class={styles.list}>
        {state.view.value.servers.map((server) => (
          <ServerRow key={server.id} server={server} />
        ))}
      </ul>
      {isAlone && <StateMessage isSmall icon="server" title={states.noServers} text={states.noServersText} />}
      <div class={styles.actions}>
        <button
          type="button"
          onClick={() => {
            state.dialog.value = { kind: 'add-server' };
          }}
        >
          {servers.add}
        </button>
        <button type="button" data-kind="primary" onClick={close}>
          {common.done}
        </button>
      </div>
    </Dialog>
  );
}

function ServerRow({ server }: { readonly server: ServerView }) {
  const [removing, setRemoving] = useState(false);
  const words = useWords();
  return (
    <li>
      <span class={styles.server}>
        <strong>{serverName(words, server)}</strong>
        <span class={styles.muted}>
          {server.kind === 'embedded' ? words.servers.onThisComputer : server.url}
        </span>
        <span class={styles.muted}>
          {words.link.states[server.link.word]}
          {server.kind === 'remote' && ` · ${words.servers.tokens[server.token]}`}
        </span>
      </span>
      {server.kind === 'remote' && !removing && (
        <RowButtons server={server} onRemove={() => setRemoving(true)} />
      )}
      {removing && <RemoveQuestion server={server} onKeep={() => setRemoving(false)} />}
    </li>
  );
}

function RowButtons({ server, onRemove }: { readonly server: ServerView; readonly onRemove: () => void }) {
  const { state } = useApp();
  const { servers } = useWords();
  return (
    <>
      <button
        type="button"
        aria-label={servers.editNamed(server.name)}
        onClick={() => {
          state.dialog.value = { kind: 'edit-server', server };
        }}
      >
        {servers.edit}
      </button>
      <button type="button" aria-label={servers.removeNamed(server.name)} onClick={onRemove}>
        {servers.remove}
      </button>
    </>
  );
}

function RemoveQuestion({ server, onKeep }: { readonly server: ServerView; readonly onKeep: () => void }) {
  const { api, state } = useApp();
  const { servers } = useWords();
  const open = state.view.value.panes.filter((pane) => pane.server === server.id).length;
  return (
    <>
      <span class={styles.muted}>{servers.removeQuestion(open)}</span>
      <button type="button" data-kind="primary" onClick={() => void api.call('removeServer', server.id)}>
        {servers.removeIt}
      </button>
      <button type="button" onClick={onKeep}>
        {servers.keep}
      </button>
    </>
  );
}
