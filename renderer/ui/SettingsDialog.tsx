/** The settings; each takes effect when it is changed. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { settingSections } from '../state/settingRows.ts';
import { useApp } from './appContext.ts';
import { Dialog, useCloseDialog } from './Dialog.tsx';
import dialogStyles from './Dialog.module.css';
import { SettingControl } from './SettingControl.tsx';
import styles from './SettingsDialog.module.css';

export function SettingsDialog() {
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <Dialog title="Settings" wide>
      <input
        type="search"
        aria-label="Search settings"
        placeholder="Search settings"
        spellcheck={false}
        autocomplete="off"
        class={styles.search}
        value={query}
        ref={field}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <Sections query={query} />
      <Actions />
    </Dialog>
  );
}

function Sections({ query }: { readonly query: string }) {
  const sections = settingSections(query);
  return (
    <div class={styles.body}>
      {sections.map(({ title, rows }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          {rows.map((row) => (
            <SettingControl key={row.name} row={row} />
          ))}
        </section>
      ))}
      {sections.length === 0 && <p class={styles.empty}>No setting matches “{query}”</p>}
    </div>
  );
}

function Actions() {
  const { api } = useApp();
  const close = useCloseDialog();
  return (
    <div class={dialogStyles.actions}>
      <button type="button" onClick={() => void api.call('openSettingsFile')}>
        Open settings.json
      </button>
      <button type="button" data-kind="primary" onClick={close}>
        Done
      </button>
    </div>
  );
}
