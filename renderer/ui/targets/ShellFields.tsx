/** The fields of what is asked for of a new shell. */

import type { OptionFields } from '../../state/targets/shellOptionsText.ts';
import { useWords } from '../kit/appContext.ts';
import { Field } from '../kit/Field.tsx';

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
  const { targets } = useWords();
  const taking = (name: keyof OptionFields) => ({
    value: fields[name],
    onInput: (entered: string) => onInput?.({ ...fields, [name]: entered }),
    onChange: (entered: string) => onChange?.({ ...fields, [name]: entered }),
  });
  return (
    <>
      {hasUser && (
        <Field label={targets.user} maxLength={MAX_USER_CHARS} hint={targets.userHint} {...taking('user')} />
      )}
      <Field
        label={targets.directory}
        maxLength={MAX_PATH_CHARS}
        hint={targets.directoryHint}
        {...taking('directory')}
      />
      <Field
        label={targets.command}
        maxLength={MAX_PATH_CHARS}
        hint={targets.commandHint}
        problem={problem}
        {...taking('command')}
      />
    </>
  );
}
