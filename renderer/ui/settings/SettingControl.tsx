/** Control for one setting. */

import { useEffect, useId, useState } from 'preact/hooks';
import { checkSetting } from '../../state/settings/settingCheck.ts';
import type { SettingRow } from '../../state/settings/settingRows.ts';
import { useWords } from '../kit/appContext.ts';
import { ColorsControl } from './ColorsControl.tsx';
import { hintId, SettingFrame } from './SettingFrame.tsx';
import { useScope } from './settingScope.ts';

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
    case 'colors':
      return <ColorsControl row={row} />;
  }
}

/** Text field that saves valid values, and reports the problem with an invalid value. */
function EnteredControl({ row }: { readonly row: RowOf<'text' | 'number'> }) {
  const { kind, name, allowed } = row;
  const { values, change } = useScope();
  const words = useWords();
  const value = String(values[name]);
  const id = useId();
  const [entered, setEntered] = useState(value);
  const [problem, setProblem] = useState('');
  // Updates the field, because another window or the settings file can also change the value.
  useEffect(() => setEntered(value), [value]);
  const save = (text: string): void => {
    const checked = checkSetting(words, name, text, allowed);
    setProblem(checked.ok ? '' : checked.problem);
    if (checked.ok) change(checked.change);
  };
  return (
    <SettingFrame id={id} row={{ ...row, hint: enteredHint(row) }} problem={problem}>
      <input
        id={id}
        type="text"
        value={entered}
        maxLength={MAX_SETTING_CHARS}
        inputMode={kind === 'number' ? 'decimal' : 'text'}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem !== ''}
        aria-describedby={hintId(id)}
        onInput={(event) => setEntered(event.currentTarget.value)}
        onChange={(event) => save(event.currentTarget.value)}
      />
    </SettingFrame>
  );
}

/** The description of the setting; if it has none, its permitted values. */
function enteredHint({ allowed, hint }: RowOf<'text' | 'number'>): string {
  return hint === '' ? allowed.charAt(0).toUpperCase() + allowed.slice(1) : hint;
}

function SwitchControl({ row }: { readonly row: RowOf<'switch'> }) {
  const { values, change } = useScope();
  const id = useId();
  return (
    <SettingFrame id={id} row={row}>
      <input
        id={id}
        type="checkbox"
        checked={values[row.name]}
        aria-describedby={hintId(id)}
        onChange={(event) => change({ [row.name]: event.currentTarget.checked })}
      />
    </SettingFrame>
  );
}

function ChoiceControl({ row }: { readonly row: RowOf<'choice'> }) {
  const { values, change } = useScope();
  const id = useId();
  return (
    <SettingFrame id={id} row={row}>
      <select
        id={id}
        value={values[row.name]}
        aria-describedby={hintId(id)}
        onChange={(event) => change({ [row.name]: event.currentTarget.value })}
      >
        {row.options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </SettingFrame>
  );
}
