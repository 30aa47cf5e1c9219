/** Options for new shells in the settings of a server or target: user, directory and command. */

import { useEffect, useState } from 'preact/hooks';
import { optionsFor, profileOf, type Scope } from '../../../shared/settings/settingsAt.ts';
import { optionsIn } from '../../state/settings/settingScopes.ts';
import { fieldsOf, parseOptions, type OptionFields } from '../../state/targets/shellOptionsText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './SettingsDialog.module.css';
import { ShellFields } from '../targets/ShellFields.tsx';

export function ScopeShellSection({ scope }: { readonly scope: Scope }) {
  const { api, state } = useApp();
  const { settings } = state.view.value;
  const words = useWords();
  const { newShells } = words.settings;
  const saved = optionsFor({ ...settings, profiles: [profileOf(settings, scope)] }, scope);
  const [fields, setFields] = useState(() => fieldsOf(saved));
  const [problem, setProblem] = useState('');
  // Updates the fields, because another window or the settings file can also change the options.
  useEffect(() => setFields(fieldsOf(saved)), [JSON.stringify(saved)]);
  const save = (entered: OptionFields): void => {
    setFields(entered);
    const parsed = parseOptions(words, entered);
    setProblem(parsed.ok ? '' : parsed.problem);
    if (parsed.ok) void api.call('changeSettings', optionsIn(settings, scope, parsed.options));
  };
  return (
    <section aria-label={newShells} class={styles.shell}>
      <h3>{newShells}</h3>
      <ShellFields fields={fields} hasUser={scope.target !== 'local'} problem={problem} onChange={save} />
    </section>
  );
}
