/** The settings; each takes effect when it is changed. */

import { useId, useState } from 'preact/hooks';
import type { Settings } from '../../preload/settings.ts';
import { checkSetting, type SettingName } from '../state/settingCheck.ts';
import { useApp } from './appContext.ts';
import { Dialog, useCloseDialog } from './Dialog.tsx';
import styles from './Dialog.module.css';
import { Field } from './Field.tsx';

const MAX_SETTING_CHARS = 500;

export function SettingsDialog() {
  const close = useCloseDialog();
  return (
    <Dialog title="Settings">
      <CheckedField
        label="Scrollback lines"
        name="scrollbackLines"
        allowed="a number from 0 to 1,000,000"
        numeric
      />
      <CheckedField label="Font family" name="fontFamily" allowed="a list of font names, as in CSS" />
      <CheckedField label="Font size" name="fontSize" allowed="a number of pixels from 6 to 72" numeric />
      <ThemeChoice />
      <SwitchField
        name="saveScreens"
        label="Save screens"
        hint="Keeps each tab's text on this computer, so that it is there at the next start"
      />
      <SwitchField
        name="shellIntegration"
        label="Shell integration"
        hint="Asks new shells to mark their commands, so that the app can tell which finished while you were away"
      />
      <SwitchField
        name="followServices"
        label="Follow services"
        hint="Opens a new shell by itself when the container of a tab's service was stopped or replaced"
      />
      <div class={styles.actions}>
        <button type="button" data-kind="primary" onClick={close}>
          Done
        </button>
      </div>
    </Dialog>
  );
}

type CheckedProps = {
  readonly label: string;
  readonly name: SettingName;
  readonly allowed: string;
  readonly numeric?: boolean;
};

/** Saves what the schema allows, and says what is wrong with anything else. */
function CheckedField({ label, name, allowed, numeric = false }: CheckedProps) {
  const { api, state } = useApp();
  const [entered, setEntered] = useState(String(state.view.value.settings[name]));
  const [problem, setProblem] = useState('');
  const save = (text: string): void => {
    const checked = checkSetting(name, text, allowed);
    setProblem(checked.ok ? '' : checked.problem);
    if (checked.ok) void api.call('changeSettings', checked.change);
  };
  return (
    <Field
      label={label}
      value={entered}
      maxLength={MAX_SETTING_CHARS}
      hint={allowed.charAt(0).toUpperCase() + allowed.slice(1)}
      problem={problem}
      inputMode={numeric ? 'numeric' : 'text'}
      onInput={setEntered}
      onChange={save}
    />
  );
}

function ThemeChoice() {
  const { api, state } = useApp();
  const id = useId();
  return (
    <div class={styles.field}>
      <label htmlFor={id}>Theme</label>
      <select
        id={id}
        value={state.view.value.settings.theme}
        onChange={(event) =>
          void api.call('changeSettings', { theme: event.currentTarget.value as Settings['theme'] })
        }
      >
        <option value="system">As the system</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </div>
  );
}

type SwitchProps = {
  readonly name: 'saveScreens' | 'shellIntegration' | 'followServices';
  readonly label: string;
  readonly hint: string;
};

function SwitchField({ name, label, hint }: SwitchProps) {
  const { api, state } = useApp();
  const id = useId();
  return (
    <div class={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="checkbox"
        checked={state.view.value.settings[name]}
        aria-describedby={`${id}-hint`}
        onChange={(event) => void api.call('changeSettings', { [name]: event.currentTarget.checked })}
      />
      <span id={`${id}-hint`} class={styles.hint}>
        {hint}
      </span>
    </div>
  );
}
