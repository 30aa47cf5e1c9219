/** The settings; each takes effect when it is changed. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { settingSections } from '../state/settingRows.ts';
import { shortcutGroups } from '../state/shortcutRows.ts';
import { useApp } from './appContext.ts';
import { Dialog, useCloseDialog } from './Dialog.tsx';
import dialogStyles from './Dialog.module.css';
import { SettingControl } from './SettingControl.tsx';
import { ShortcutsSection } from './ShortcutsSection.tsx';
import styles from './SettingsDialog.module.css';

/** @param first is what is searched for at first. */
export function SettingsDialog({ query: first }: { readonly query: string }) {
  const [query, setQuery] = useState(first);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
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
  const { api, state } = useApp();
  const sections = settingSections(query);
  const { shortcuts } = state.view.value.settings;
  const groups = shortcutGroups(query, shortcuts, api.platform === 'mac');
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
      {groups.length > 0 && <ShortcutsSection groups={groups} />}
      {sections.length + groups.length === 0 && <p class={styles.empty}>No setting matches “{query}”</p>}
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
