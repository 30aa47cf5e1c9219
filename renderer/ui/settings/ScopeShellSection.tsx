/** In the settings of a server or target: as whom, where and with which command new shells open there. */

import { useEffect, useState } from 'preact/hooks';
import { optionsFor, profileOf, type Scope } from '../../../shared/settings/settingsAt.ts';
import { optionsIn } from '../../state/settings/settingScopes.ts';
import { fieldsOf, readOptions, type OptionFields } from '../../state/targets/shellOptionsText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './SettingsDialog.module.css';
import { ShellFields } from '../targets/ShellFields.tsx';

export function ScopeShellSection({ scope }: { readonly scope: Scope }) {
  const { api, state } = useApp();
  const { settings } = state.view.value;
  const words = useWords();
  const { newShells } = words.settings;
  const kept = optionsFor({ ...settings, profiles: [profileOf(settings, scope)] }, scope);
  const [fields, setFields] = useState(() => fieldsOf(kept));
  const [problem, setProblem] = useState('');
  // It may be changed elsewhere as well.
  useEffect(() => setFields(fieldsOf(kept)), [JSON.stringify(kept)]);
  const save = (entered: OptionFields): void => {
    setFields(entered);
    const read = readOptions(words, entered);
    setProblem(read.ok ? '' : read.problem);
    if (read.ok) void api.call('changeSettings', optionsIn(settings, scope, read.options));
  };
  return (
    <section aria-label={newShells} class={styles.shell}>
      <h3>{newShells}</h3>
      <ShellFields fields={fields} hasUser={scope.target !== 'local'} problem={problem} onChange={save} />
    </section>
  );
}
