/** Asks as whom, where and with which command a shell is to be opened; begins with what was entered last for that target. */

import { useState } from 'preact/hooks';
import { optionsAt, type Place } from '../../preload/places.ts';
import { fieldsOf, readOptions, type OptionFields } from '../state/shellOptionsText.ts';
import { useApp } from './appContext.ts';
import { Dialog, useCloseDialog } from './Dialog.tsx';
import styles from './Dialog.module.css';
import { Field } from './Field.tsx';

const MAX_USER_CHARS = 255;
const MAX_PATH_CHARS = 4096;

export function ShellOptionsDialog({ place, name }: { readonly place: Place; readonly name: string }) {
  const { api, state } = useApp();
  const close = useCloseDialog();
  const [fields, setFields] = useState(() => fieldsOf(optionsAt(state.view.value.places, place) ?? {}));
  const [problem, setProblem] = useState('');
  const open = (event: Event): void => {
    event.preventDefault();
    const read = readOptions(fields);
    if (!read.ok) return setProblem(read.problem);
    close();
    void api.call('rememberOptions', place, read.options);
    void api.call('newTab', { ...place, options: read.options });
  };
  return (
    <Dialog title={name.startsWith('Shell on') ? name : `Shell on ${name}`}>
      <form onSubmit={open}>
        <OptionsFields fields={fields} place={place} problem={problem} onInput={setFields} />
        <div class={styles.actions}>
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" data-kind="primary">
            Open
          </button>
        </div>
      </form>
    </Dialog>
  );
}

type FieldsProps = {
  readonly fields: OptionFields;
  readonly place: Place;
  /** Of the command. */
  readonly problem: string;
  readonly onInput: (fields: OptionFields) => void;
};

function OptionsFields({ fields, place, problem, onInput }: FieldsProps) {
  const { user, directory, command } = fields;
  return (
    <>
      {place.target.kind !== 'local' && (
        <Field
          label="User"
          value={user}
          maxLength={MAX_USER_CHARS}
          hint="A name or number in the container; empty is its own"
          onInput={(entered) => onInput({ ...fields, user: entered })}
        />
      )}
      <Field
        label="Directory"
        value={directory}
        maxLength={MAX_PATH_CHARS}
        hint="Empty is where a shell usually begins"
        onInput={(entered) => onInput({ ...fields, directory: entered })}
      />
      <Field
        label="Command"
        value={command}
        maxLength={MAX_PATH_CHARS}
        hint="A program and its arguments, in quotes where they have blanks; empty is the usual shell"
        problem={problem}
        onInput={(entered) => onInput({ ...fields, command: entered })}
      />
    </>
  );
}
