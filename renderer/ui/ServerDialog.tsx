/** Adds a server, or changes one; `Test` says first what would fail. */

import { useState } from 'preact/hooks';
import type { ServerTest } from '../../preload/contract.ts';
import type { ServerView } from '../../preload/view.ts';
import { api } from '../api.ts';
import { closeDialog, Dialog } from './Dialog.tsx';
import styles from './Dialog.module.css';

export function ServerDialog({ server }: { readonly server: ServerView | null }) {
  const [name, setName] = useState(server?.name ?? '');
  const [url, setUrl] = useState(server?.url ?? '');
  const [token, setToken] = useState('');
  const [result, setResult] = useState<ServerTest | null>(null);
  const [busy, setBusy] = useState(false);

  const test = async (): Promise<void> => {
    setBusy(true);
    setResult(null);
    setResult(await api.call('testServer', { server: server?.id ?? null, url, token }));
    setBusy(false);
  };
  const save = async (): Promise<void> => {
    if (name.trim() === '') return setResult({ ok: false, message: 'The name is empty: enter one.' });
    const entry = { name, url, token };
    const failure =
      server === null ? await api.call('addServer', entry) : await api.call('editServer', server.id, entry);
    if (failure === null) closeDialog();
    else setResult({ ok: false, message: failure });
  };
  return (
    <Dialog title={server === null ? 'Add server' : 'Edit server'}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label="Name" value={name} onInput={setName} />
        <Field label="URL" value={url} onInput={setUrl} hint="wss://server.example:7420" />
        <Field label="Token" value={token} onInput={setToken} secret hint={server === null ? '' : 'Leave empty to keep the one there is.'} />
        <p role="status" aria-label="Test result" class={styles.result} data-ok={result?.ok}>
          {busy ? 'Testing…' : (result?.message ?? '')}
        </p>
        <div class={styles.actions}>
          <button type="button" disabled={busy} onClick={() => void test()}>
            Test
          </button>
          <button type="button" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" data-kind="primary">
            {server === null ? 'Add' : 'Save'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  /** Hidden on screen, and still a textbox by its role, which a password field is not. */
  readonly secret?: boolean;
};

function Field({ label, value, onInput, hint = '', secret = false }: FieldProps) {
  const id = `field-${label.toLowerCase()}`;
  return (
    <div class={styles.field}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        class={secret ? styles.secret : ''}
        value={value}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint !== '' && <span class={styles.hint}>{hint}</span>}
    </div>
  );
}
