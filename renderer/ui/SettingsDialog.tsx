/** The settings; each takes effect when it is changed. */

import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { settings as schema, type Settings } from '../../preload/settings.ts';
import { api } from '../api.ts';
import { appState } from '../state/appState.ts';
import { closeDialog, Dialog } from './Dialog.tsx';
import styles from './Dialog.module.css';

type Key = keyof Settings;

export function SettingsDialog() {
  const { settings } = appState.view.value;
  return (
    <Dialog title="Settings">
      <NumberField label="Scrollback lines" name="scrollbackLines" value={settings.scrollbackLines} hint="0 to 1,000,000 for each terminal" />
      <TextField label="Font family" name="fontFamily" value={settings.fontFamily} />
      <NumberField label="Font size" name="fontSize" value={settings.fontSize} hint="6 to 72 pixels" />
      <div class={styles.field}>
        <label for="setting-theme">Theme</label>
        <select
          id="setting-theme"
          value={settings.theme}
          onChange={(event) => void api.call('changeSettings', { theme: event.currentTarget.value as Settings['theme'] })}
        >
          <option value="system">As the system</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </select>
      </div>
      <div class={styles.field}>
        <label for="setting-screens">Save screens</label>
        <input
          id="setting-screens"
          type="checkbox"
          checked={settings.saveScreens}
          onChange={(event) => void api.call('changeSettings', { saveScreens: event.currentTarget.checked })}
        />
        <span class={styles.hint}>Keeps each tab's text on this computer, so that it is there at the next start.</span>
      </div>
      <div class={styles.actions}>
        <button type="button" data-kind="primary" onClick={closeDialog}>
          Done
        </button>
      </div>
    </Dialog>
  );
}

type FieldProps<T> = { readonly label: string; readonly name: Key; readonly value: T; readonly hint?: string };

function NumberField({ value, ...rest }: FieldProps<number>) {
  return <CheckedField {...rest} inputMode="numeric" value={String(value)} parse={Number} />;
}

function TextField(props: FieldProps<string>) {
  return <CheckedField {...props} inputMode="text" parse={(text) => text} />;
}

type CheckedProps = FieldProps<string> & { readonly inputMode: 'numeric' | 'text'; readonly parse: (text: string) => unknown };

/** Saves what the schema allows, and says what is wrong with anything else. */
function CheckedField({ label, name, value, hint = '', inputMode, parse }: CheckedProps) {
  const [problem, setProblem] = useState('');
  const id = `setting-${name}`;
  const save = (text: string): void => {
    const result = v.safeParse(schema.entries[name], text.trim() === '' ? null : parse(text));
    setProblem(result.success ? '' : `Not saved: allowed is ${hint === '' ? 'a non-empty text' : hint}.`);
    if (result.success) void api.call('changeSettings', { [name]: result.output });
  };
  return (
    <div class={styles.field}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={inputMode}
        defaultValue={value}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-hint`}
        spellcheck={false}
        onChange={(event) => save(event.currentTarget.value)}
      />
      <span id={`${id}-hint`} class={problem === '' ? styles.hint : `${styles.hint} ${styles.error}`}>
        {problem === '' ? hint : problem}
      </span>
    </div>
  );
}
