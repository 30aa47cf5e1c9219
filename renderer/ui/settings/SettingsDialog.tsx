/** Settings dialog; each change takes effect immediately. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { scopeChoices, scopeKey, sectionsIn } from '../../state/settings/settingScopes.ts';
import { shortcutGroups } from '../../state/shortcuts/shortcutRows.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Dialog, useCloseDialog } from '../kit/Dialog.tsx';
import dialogStyles from '../kit/Dialog.module.css';
import { ScopeShellSection } from './ScopeShellSection.tsx';
import { SettingControl } from './SettingControl.tsx';
import { ScopeProvider, useScope } from './settingScope.ts';
import { ShortcutsSection } from '../shortcuts/ShortcutsSection.tsx';
import styles from './SettingsDialog.module.css';
import { StateMessage } from '../kit/StateMessage.tsx';

/** @param props.query is the initial text of the search field. */
export function SettingsDialog({ query: initialQuery }: { readonly query: string }) {
  const [query, setQuery] = useState(initialQuery);
  const [key, setKey] = useState('');
  const { state } = useApp();
  const words = useWords();
  const choices = scopeChoices(words, state.view.value);
  const scope = choices.find((choice) => choice.key === key)?.scope ?? null;
  return (
    <Dialog title={words.settings.title} wide>
      <div class={styles.head}>
        <Search query={query} setQuery={setQuery} />
        <select
          aria-label={words.settings.settingsFor}
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
  const { search } = useWords().settings;
  const close = useCloseDialog();
  useEffect(() => field.current?.select(), []);
  return (
    <input
      type="search"
      aria-label={search}
      placeholder={search}
      spellcheck={false}
      autocomplete="off"
      class={styles.search}
      value={query}
      ref={field}
      onInput={(event) => setQuery(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        // Otherwise the field would be cleared first, and the dialog would need a second Escape.
        event.preventDefault();
        close();
      }}
    />
  );
}

function Sections({ query }: { readonly query: string }) {
  const { api, state } = useApp();
  const { scope } = useScope();
  const words = useWords();
  const sections = sectionsIn(words, scope, query);
  const { shortcuts } = state.view.value.settings;
  const groups =
    scope === null ? shortcutGroups(words, query, { shortcuts, mac: api.platform === 'mac' }) : [];
  const hasShell = scope !== null && query.trim() === '';
  return (
    <div class={styles.body}>
      {scope !== null && <p class={styles.scope}>{words.settings.holdsFor(scope.target ?? scope.server)}</p>}
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
      <div role="status">{sections.length + groups.length === 0 && <NoSetting query={query} />}</div>
    </div>
  );
}

function NoSetting({ query }: { readonly query: string }) {
  const { settings, states } = useWords();
  return <StateMessage isSmall icon="search" title={settings.noMatch(query)} text={states.fewerWords} />;
}

function Actions() {
  const { api } = useApp();
  const close = useCloseDialog();
  const { settings, common } = useWords();
  return (
    <div class={dialogStyles.actions}>
      <button type="button" onClick={() => void api.call('openSettingsFile')}>
        {settings.openFile}
      </button>
      <button type="button" data-kind="primary" onClick={close}>
        {common.done}
      </button>
    </div>
  );
}
