/** Dialog for user, directory and command of a new shell. It is filled in with the target's last options. */

import { useState } from 'preact/hooks';
import { optionsAt, type ServerTarget } from '../../../shared/view/savedTargets.ts';
import { fieldsOf, parseOptions } from '../../state/targets/shellOptionsText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Dialog, useCloseDialog } from '../kit/Dialog.tsx';
import styles from '../kit/Dialog.module.css';
import { ShellFields } from './ShellFields.tsx';

type Props = {
  readonly serverTarget: ServerTarget;
  /** Name of the target. */
  readonly name: string;
};

export function ShellOptionsDialog({ serverTarget, name }: Props) {
  const words = useWords();
  const close = useCloseDialog();
  const { fields, setFields, problem, open } = useOptionsForm(serverTarget);
  const isLocal = serverTarget.target.kind === 'local';
  return (
    <Dialog title={isLocal ? name : words.targets.shellOn(name)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <ShellFields fields={fields} hasUser={!isLocal} problem={problem} onInput={setFields} />
        <div class={styles.actions}>
          <button type="button" onClick={close}>
            {words.common.cancel}
          </button>
          <button type="submit" data-kind="primary">
            {words.common.open}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Returns the fields of the form, and a function that opens the shell unless the command is invalid. */
function useOptionsForm(serverTarget: ServerTarget) {
  const { api, state } = useApp();
  const words = useWords();
  const close = useCloseDialog();
  const { savedTargets } = state.view.value;
  const [fields, setFields] = useState(() => fieldsOf(optionsAt(savedTargets, serverTarget) ?? {}));
  const [problem, setProblem] = useState('');
  const open = (): void => {
    const parsed = parseOptions(words, fields);
    if (!parsed.ok) return setProblem(parsed.problem);
    close();
    void api.call('rememberOptions', serverTarget, parsed.options);
    void api.call('newTab', { ...serverTarget, options: parsed.options });
  };
  return { fields, setFields, problem, open };
}
