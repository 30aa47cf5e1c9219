/** Frame around a setting: label, control, reset button and hint. The control must have the frame's `id`. */

import type { ComponentChildren } from 'preact';
import type { SettingRow } from '../../state/settings/settingRows.ts';
import { useWords } from '../kit/appContext.ts';
import { UndoIcon } from '../kit/icons.tsx';
import { useScope } from './settingScope.ts';
import styles from './SettingsDialog.module.css';

type Props = {
  readonly id: string;
  readonly row: Pick<SettingRow, 'kind' | 'label' | 'hint' | 'name'>;
  /** The problem with the entered value, displayed instead of the hint. */
  readonly problem?: string;
  readonly children: ComponentChildren;
};

/** Id of the element that describes the control. */
export const hintId = (id: string): string => `${id}-hint`;

export function SettingFrame({ id, row: { kind, label, hint, name }, problem = '', children }: Props) {
  const { isOverridden, reset } = useScope();
  const { settings: words } = useWords();
  const canReset = isOverridden(name);
  return (
    <div class={styles.row} data-kind={kind} data-overridden={canReset}>
      <label htmlFor={id}>{label}</label>
      {children}
      {canReset && (
        <button
          type="button"
          data-kind="plain"
          class={styles.reset}
          aria-label={words.settingAsEverywhere(label)}
          title={words.asEverywhere}
          onClick={() => reset(name)}
        >
          <UndoIcon />
        </button>
      )}
      <span id={hintId(id)} class={problem === '' ? styles.hint : styles.problem}>
        {problem === '' ? hint : problem}
      </span>
    </div>
  );
}
