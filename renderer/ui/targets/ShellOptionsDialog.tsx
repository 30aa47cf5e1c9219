/** Asks as whom, where and with which command a shell is to be opened; begins with what was entered last for that target. */

import { useState } from 'preact/hooks';
import { optionsAt, type ServerTarget } from '../../../shared/view/savedTargets.ts';
import { fieldsOf, readOptions } from '../../state/targets/shellOptionsText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Dialog, useCloseDialog } from '../kit/Dialog.tsx';
import styles from '../kit/Dialog.module.css';
import { ShellFields } from './ShellFields.tsx';

export function ShellOptionsDialog({
  serverTarget,
  name,
}: {
  readonly serverTarget: ServerTarget;
  readonly name: string;
}) {
  const { api, state } = useApp();
  const words = useWords();
  const close = useCloseDialog();
  const [fields, setFields] = useState(() =>
    fieldsOf(optionsAt(state.view.value.savedTargets, serverTarget) ?? {}),
  );
  const [problem, setProblem] = useState('');
  const open = (event: Event): void => {
    event.preventDefault();
    const read = readOptions(words, fields);
    if (!read.ok) return setProblem(read.problem);
    close();
    void api.call('rememberOptions', serverTarget, read.options);
    void api.call('newTab', { ...serverTarget, options: read.options });
  };
  return (
    <Dialog title={serverTarget.target.kind === 'local' ? name : words.targets.shellOn(name)}>
      <form onSubmit={open}>
        <ShellFields
          fields={fields}
          hasUser={serverTarget.target.kind !== 'local'}
          problem={problem}
          onInput={setFields}
        />
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
