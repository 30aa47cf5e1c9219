/** Adds a server, or changes one; `Test` says first what would fail. */

import { useState } from 'preact/hooks';
import type { ServerTest } from '../../preload/contract.ts';
import type { ServerView } from '../../preload/view.ts';
import { sentenceOf } from '../state/sentences.ts';
import { useApp } from './appContext.ts';
import { Dialog, useCloseDialog } from './Dialog.tsx';
import styles from './Dialog.module.css';
import { Field } from './Field.tsx';

/** As long as the contract allows. */
const MAX_NAME_CHARS = 100;
const MAX_URL_CHARS = 2_000;
const MAX_TOKEN_CHARS = 4_096;

type Props = {
  /** The one to change, or null to add one. */
  readonly server: ServerView | null;
  /** What is entered at first. */
  readonly given?: { readonly name: string; readonly url: string };
};

const NOTHING = { name: '', url: '' };

export function ServerDialog({ server, given = NOTHING }: Props) {
  const close = useCloseDialog();
  const form = useServerForm(server, server ?? given);
  const { result, busy } = form;
  return (
    <Dialog title={server === null ? 'Add server' : 'Edit server'}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          void form.save();
        }}
      >
        <Fields form={form} hint={tokenHint(server)} />
        <output aria-label="Test result" class={styles.result} data-ok={result?.ok}>
          {busy ? 'Testing…' : sentenceOf(result?.message ?? '')}
        </output>
        <div class={styles.actions}>
          <button type="button" disabled={busy} onClick={() => void form.test()}>
            Test
          </button>
          <button type="button" onClick={close}>
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

type Form = ReturnType<typeof useServerForm>;

function Fields({ form, hint }: { readonly form: Form; readonly hint: string }) {
  const { name, url, token } = form;
  return (
    <>
      <Field label="Name" value={name.value} maxLength={MAX_NAME_CHARS} onInput={name.set} />
      <Field
        label="URL"
        value={url.value}
        maxLength={MAX_URL_CHARS}
        onInput={url.set}
        inputMode="url"
        placeholder="wss://server.example:7420"
      />
      <Field
        label="Token"
        value={token.value}
        maxLength={MAX_TOKEN_CHARS}
        onInput={token.set}
        secret
        hint={hint}
      />
    </>
  );
}

function tokenHint(server: ServerView | null): string {
  if (server === null) return 'From whoever runs the server.';
  const kept = 'Leave empty to keep the one there is.';
  return server.token === 'memory'
    ? `${kept} It is kept until the app quits: this computer has no keychain.`
    : kept;
}

/** The form's fields, and what its buttons do. */
function useServerForm(server: ServerView | null, first: { readonly name: string; readonly url: string }) {
  const { api } = useApp();
  const close = useCloseDialog();
  const name = useText(first.name);
  const url = useText(first.url);
  const token = useText('');
  const [result, setResult] = useState<ServerTest | null>(null);
  const [busy, setBusy] = useState(false);

  const test = async (): Promise<void> => {
    setBusy(true);
    setResult(null);
    setResult(
      await api.call('testServer', { server: server?.id ?? null, url: url.value, token: token.value }),
    );
    setBusy(false);
  };
  const save = async (): Promise<void> => {
    if (name.value.trim() === '') return setResult({ ok: false, message: 'The name is empty: enter one.' });
    const entry = { name: name.value, url: url.value, token: token.value };
    const failure =
      server === null ? await api.call('addServer', entry) : await api.call('editServer', server.id, entry);
    if (failure === null) close();
    else setResult({ ok: false, message: failure });
  };
  return { name, url, token, result, busy, test, save };
}

function useText(first: string) {
  const [value, set] = useState(first);
  return { value, set };
}
