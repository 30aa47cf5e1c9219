/** Dialog to add or edit a server. Its test button reports problems before the server is saved. */

import { useState } from 'preact/hooks';
import type { ServerTest } from '../../../preload/contract.ts';
import type { ServerView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';
import { sentenceOf } from '../../state/sentences.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Dialog, useCloseDialog } from '../kit/Dialog.tsx';
import styles from '../kit/Dialog.module.css';
import { Field } from '../kit/Field.tsx';

/** Limits in the IPC contract. */
const MAX_NAME_CHARS = 100;
const MAX_URL_CHARS = 2_000;
const MAX_TOKEN_CHARS = 4_096;

type Props = {
  /** The server to edit; null to add a server. */
  readonly server: ServerView | null;
  /** Initial content of the form. */
  readonly prefilled?: { readonly name: string; readonly url: string };
  /** The user opened the dialog to enter the token. */
  readonly asksToken?: boolean;
};

const EMPTY_FORM = { name: '', url: '' };

export function ServerDialog({ server, prefilled = EMPTY_FORM, asksToken = false }: Props) {
  const close = useCloseDialog();
  const form = useServerForm(server, server ?? prefilled);
  const { result, busy } = form;
  const { common, servers } = useWords();
  return (
    <Dialog title={server === null ? servers.addTitle : servers.editTitle}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          void form.save();
        }}
      >
        <Fields form={form} hint={tokenHint(servers, server)} asksToken={asksToken} />
        <output aria-label={servers.testResult} class={styles.result} data-ok={result?.ok}>
          {busy ? servers.testing : sentenceOf(result?.message ?? '')}
        </output>
        <div class={styles.actions}>
          <button type="button" disabled={busy} onClick={() => void form.test()}>
            {servers.test}
          </button>
          <button type="button" onClick={close}>
            {common.cancel}
          </button>
          <button type="submit" data-kind="primary">
            {server === null ? servers.addIt : servers.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

type Form = ReturnType<typeof useServerForm>;

type FieldsProps = { readonly form: Form; readonly hint: string; readonly asksToken: boolean };

function Fields({ form, hint, asksToken }: FieldsProps) {
  const { name, url, token } = form;
  const { servers } = useWords();
  return (
    <>
      <Field label={servers.name} value={name.value} maxLength={MAX_NAME_CHARS} onInput={name.set} />
      <Field
        label={servers.url}
        value={url.value}
        maxLength={MAX_URL_CHARS}
        onInput={url.set}
        inputMode="url"
        placeholder="wss://server.example:7420"
      />
      <Field
        label={servers.token}
        value={token.value}
        maxLength={MAX_TOKEN_CHARS}
        onInput={token.set}
        secret
        isFirst={asksToken}
        hint={hint}
      />
    </>
  );
}

function tokenHint(words: Words['servers'], server: ServerView | null): string {
  if (server === null) return words.tokenFromOwner;
  return server.token === 'memory' ? words.tokenStaysInMemory : words.tokenStays;
}

/** Returns the fields of the form and the actions of its buttons. */
function useServerForm(server: ServerView | null, initial: { readonly name: string; readonly url: string }) {
  const { api, state } = useApp();
  const { nameEmpty } = useWords().servers;
  const close = useCloseDialog();
  const name = useText(initial.name);
  const url = useText(initial.url);
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
    if (name.value.trim() === '') return setResult({ ok: false, message: nameEmpty });
    const entry = { name: name.value, url: url.value, token: token.value };
    const failure =
      server === null ? await api.call('addServer', entry) : await api.call('editServer', server.id, entry);
    if (failure !== null) return setResult({ ok: false, message: failure });
    close();
    if (server === null) {
      state.newTabFilter.value = entry.name.trim();
      state.isNewTabMenuOpen.value = true;
    }
  };
  return { name, url, token, result, busy, test, save };
}

function useText(initial: string) {
  const [value, set] = useState(initial);
  return { value, set };
}
