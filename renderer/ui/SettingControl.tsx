/** One setting with its label, what it does, and what is wrong with what was entered. */

import { useId, useState } from 'preact/hooks';
import type { SettingsChange } from '../../preload/settings.ts';
import { checkSetting } from '../state/settingCheck.ts';
import type { SettingRow } from '../state/settingRows.ts';
import { useApp } from './appContext.ts';
import { ColoursControl } from './ColoursControl.tsx';
import styles from './SettingsDialog.module.css';

const MAX_SETTING_CHARS = 500;

type RowOf<K extends SettingRow['kind']> = Extract<SettingRow, { kind: K }>;

export function SettingControl({ row }: { readonly row: SettingRow }) {
  switch (row.kind) {
    case 'text':
    case 'number':
      return <EnteredControl row={row} />;
    case 'switch':
      return <SwitchControl row={row} />;
    case 'choice':
      return <ChoiceControl row={row} />;
    case 'colours':
      return <ColoursControl row={row} />;
  }
}

/** Saves what the schema allows, and says what is wrong with anything else. */
function EnteredControl({
  row: { kind, name, label, allowed, hint },
}: {
  readonly row: RowOf<'text' | 'number'>;
}) {
  const { api, state } = useApp();
  const id = useId();
  const [entered, setEntered] = useState(String(state.view.value.settings[name]));
  const [problem, setProblem] = useState('');
  const save = (text: string): void => {
    const checked = checkSetting(name, text, allowed);
    setProblem(checked.ok ? '' : checked.problem);
    if (checked.ok) void api.call('changeSettings', checked.change);
  };
  return (
    <div class={styles.row} data-kind={kind}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={entered}
        maxLength={MAX_SETTING_CHARS}
        inputMode={kind === 'number' ? 'decimal' : 'text'}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-hint`}
        onInput={(event) => setEntered(event.currentTarget.value)}
        onChange={(event) => save(event.currentTarget.value)}
      />
      <span id={`${id}-hint`} class={problem === '' ? styles.hint : styles.problem}>
        {problem === '' ? enteredHint(allowed, hint) : problem}
      </span>
    </div>
  );
}

/** What it does, else what may be entered. */
function enteredHint(allowed: string, hint: string): string {
  return hint === '' ? allowed.charAt(0).toUpperCase() + allowed.slice(1) : hint;
}

function SwitchControl({ row: { kind, name, label, hint } }: { readonly row: RowOf<'switch'> }) {
  const { state } = useApp();
  const change = useChange();
  const id = useId();
  return (
    <div class={styles.row} data-kind={kind}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="checkbox"
        checked={state.view.value.settings[name]}
        aria-describedby={`${id}-hint`}
        onChange={(event) => change({ [name]: event.currentTarget.checked })}
      />
      <span id={`${id}-hint`} class={styles.hint}>
        {hint}
      </span>
    </div>
  );
}

function ChoiceControl({ row: { kind, name, label, hint, options } }: { readonly row: RowOf<'choice'> }) {
  const { state } = useApp();
  const change = useChange();
  const id = useId();
  return (
    <div class={styles.row} data-kind={kind}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={state.view.value.settings[name]}
        aria-describedby={`${id}-hint`}
        onChange={(event) => change({ [name]: event.currentTarget.value })}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <span id={`${id}-hint`} class={styles.hint}>
        {hint}
      </span>
    </div>
  );
}

function useChange(): (change: SettingsChange) => void {
  const { api } = useApp();
  return (change) => void api.call('changeSettings', change);
}
