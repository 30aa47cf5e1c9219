/** The fields of what is asked for of a new shell. */

import type { OptionFields } from '../state/shellOptionsText.ts';
import { Field } from './Field.tsx';

const MAX_USER_CHARS = 255;
const MAX_PATH_CHARS = 4096;

type Props = {
  readonly fields: OptionFields;
  /** Shells on a machine itself run as its server does. */
  readonly hasUser: boolean;
  /** Of the command. */
  readonly problem: string;
  /** Called with every key. */
  readonly onInput?: (fields: OptionFields) => void;
  /** Called when the user is done with a field. */
  readonly onChange?: (fields: OptionFields) => void;
};

export function ShellFields({ fields, hasUser, problem, onInput, onChange }: Props) {
  const taking = (name: keyof OptionFields) => ({
    value: fields[name],
    onInput: (entered: string) => onInput?.({ ...fields, [name]: entered }),
    onChange: (entered: string) => onChange?.({ ...fields, [name]: entered }),
  });
  return (
    <>
      {hasUser && (
        <Field
          label="User"
          maxLength={MAX_USER_CHARS}
          hint="A name or number in the container; empty is its own"
          {...taking('user')}
        />
      )}
      <Field
        label="Directory"
        maxLength={MAX_PATH_CHARS}
        hint="Empty is where a shell usually begins"
        {...taking('directory')}
      />
      <Field
        label="Command"
        maxLength={MAX_PATH_CHARS}
        hint="A program and its arguments, in quotes where they have blanks; empty is the usual shell"
        problem={problem}
        {...taking('command')}
      />
    </>
  );
}
