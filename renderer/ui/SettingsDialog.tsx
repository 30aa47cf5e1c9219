/** The settings; each takes effect when it is changed. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { scopeChoices, scopeKey, sectionsIn } from '../state/settingScopes.ts';
import { shortcutGroups } from '../state/shortcutRows.ts';
import { useApp } from './appContext.ts';
import { Dialog, useCloseDialog } from './Dialog.tsx';
import dialogStyles from './Dialog.module.css';
import { ScopeShellSection } from './ScopeShellSection.tsx';
import { SettingControl } from './SettingControl.tsx';
import { ScopeProvider, useScope } from './settingScope.ts';
import { ShortcutsSection } from './ShortcutsSection.tsx';
import styles from './SettingsDialog.module.css';

/** @param first is what is searched for at first. */
export function SettingsDialog({ query: first }: { readonly query: string }) {
  const [query, setQuery] = useState(first);
  const [key, setKey] = useState('');
  const { state } = useApp();
  const choices = scopeChoices(state.view.value);
  const scope = choices.find((choice) => choice.key === key)?.scope ?? null;
  return (
    <Dialog title="Settings" wide>
      <div class={styles.head}>
        <Search query={query} setQuery={setQuery} />
        <select
          aria-label="Settings for"
          value={scopeKey(scope)}
          onChange={(event) => setKey(event.currentTarget.value)}
        >
          {choices.map((choice) => (
            <option key={choice.key} value={choice.key}>
              {choice.words}
            </option>
          ))}
        </select>
      </div>
      <ScopeProvider value={scope}>
        <Sections key={key} query={query} />
      </ScopeProvider>
      <Actions />
    </Dialog>
  );
}

type SearchProps = { readonly query: string; readonly setQuery: (query: string) => void };

function Search({ query, setQuery }: SearchProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
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
  );
}

function Sections({ query }: { readonly query: string }) {
  const { api, state } = useApp();
  const { scope } = useScope();
  const sections = sectionsIn(scope, query);
  const { shortcuts } = state.view.value.settings;
  const groups = scope === null ? shortcutGroups(query, shortcuts, api.platform === 'mac') : [];
  const hasShell = scope !== null && query.trim() === '';
  return (
    <div class={styles.body}>
      {scope !== null && (
        <p class={styles.scope}>What is changed here holds for {scope.target ?? scope.server} alone.</p>
      )}
      {sections.map(({ title, rows }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          {rows.map((row) => (
            <SettingControl key={row.name} row={row} />
          ))}
        </section>
      ))}
      {hasShell && <ScopeShellSection scope={scope} />}
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
