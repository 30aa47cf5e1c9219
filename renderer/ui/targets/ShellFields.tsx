/** Form fields for the options of a new shell. */

import type { OptionFields } from '../../state/targets/shellOptionsText.ts';
import { useWords } from '../kit/appContext.ts';
import { Field } from '../kit/Field.tsx';

const MAX_USER_CHARS = 255;
const MAX_PATH_CHARS = 4096;

type Props = {
  readonly fields: OptionFields;
  /** False for shells on the machine itself, which run as the user who runs its server. */
  readonly hasUser: boolean;
  /** The problem with the command; empty when there is none. */
  readonly problem: string;
  /** Called on every change of a text. */
  readonly onInput?: (fields: OptionFields) => void;
  /** Called when the user has finished editing a field. */
  readonly onChange?: (fields: OptionFields) => void;
};

export function ShellFields({ fields, hasUser, problem, onInput, onChange }: Props) {
  const { targets } = useWords();
  const fieldProps = (name: keyof OptionFields) => ({
    value: fields[name],
    onInput: (entered: string) => onInput?.({ ...fields, [name]: entered }),
    onChange: (entered: string) => onChange?.({ ...fields, [name]: entered }),
  });
  return (
    <>
      {hasUser && (
        <Field
          label={targets.user}
          maxLength={MAX_USER_CHARS}
          hint={targets.userHint}
          {...fieldProps('user')}
        />
      )}
      <Field
        label={targets.directory}
        maxLength={MAX_PATH_CHARS}
        hint={targets.directoryHint}
        {...fieldProps('directory')}
      />
      <Field
        label={targets.command}
        maxLength={MAX_PATH_CHARS}
        hint={targets.commandHint}
        problem={problem}
        {...fieldProps('command')}
      />
    </>
  );
}
