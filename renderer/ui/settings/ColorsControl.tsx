/** Control for a color scheme: built-in schemes, imported schemes, and the import itself. */

import { useId, useState } from 'preact/hooks';
import type { ColorScheme } from '../../../shared/settings/colorScheme.ts';
import { readSchemes } from '../../state/settings/colorImport.ts';
import type { SettingRow } from '../../state/settings/settingRows.ts';
import { isDark } from '../../state/settings/colors.ts';
import { paletteOf, schemesOf } from '../../terminal/drawing/palettes.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { hintId, SettingFrame } from './SettingFrame.tsx';
import { useScope } from './settingScope.ts';
import styles from './SettingsDialog.module.css';

type Row = Extract<SettingRow, { kind: 'colors' }>;

export function ColorsControl({ row }: { readonly row: Row }) {
  const { name, label } = row;
  const { values, change } = useScope();
  const id = useId();
  const { settings: words } = useWords();
  const { problem, importSchemes } = useImport(name);
  const appearance = name === 'darkColors' ? 'dark' : 'light';
  return (
    <SettingFrame id={id} row={row} problem={problem}>
      <div class={styles.colors}>
        <select
          id={id}
          value={values[name]}
          aria-describedby={hintId(id)}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        >
          <Schemes title={words.darkSchemes} names={namesOf(schemesOf(values), true)} />
          <Schemes title={words.lightSchemes} names={namesOf(schemesOf(values), false)} />
        </select>
        <Sample theme={paletteOf(values, appearance).theme} />
        <button type="button" onClick={() => void importSchemes()} aria-label={words.importNamed(label)}>
          {words.import}
        </button>
      </div>
    </SettingFrame>
  );
}

function namesOf(schemes: Readonly<Record<string, ColorScheme>>, dark: boolean): readonly string[] {
  return Object.entries(schemes).flatMap(([name, { background }]) =>
    isDark(background) === dark ? [name] : [],
  );
}

function Schemes({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  return (
    <optgroup label={title}>
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

/** A sample on the terminal's background: text, and the six colors that most output uses. */
function Sample({ theme }: { readonly theme: ReturnType<typeof paletteOf>['theme'] }) {
  const { background, foreground, red, green, yellow, blue, magenta, cyan } = theme;
  return (
    <span class={styles.sample} style={{ background, color: foreground }} aria-hidden="true">
      ls
      {[red, green, yellow, blue, magenta, cyan].map((color, index) => (
        <span key={index} class={styles.swatch} style={{ background: color }} />
      ))}
    </span>
  );
}

/** Imports the color schemes from a file that the user chooses, and selects the first of them. */
function useImport(name: Row['name']) {
  const { api, state } = useApp();
  const words = useWords();
  const { change } = useScope();
  const [problem, setProblem] = useState('');
  const importSchemes = async (): Promise<void> => {
    const file = await api.call('readColors');
    if (file === null) return;
    const read = 'text' in file ? readSchemes(words, file.name, file.text) : file;
    if ('problem' in read) return setProblem(read.problem);
    setProblem('');
    const colorSchemes = { ...state.view.value.settings.colorSchemes, ...read.schemes };
    const [first] = Object.keys(read.schemes);
    await api.call('changeSettings', { colorSchemes });
    if (first !== undefined) change({ [name]: first });
  };
  return { problem, importSchemes };
}
