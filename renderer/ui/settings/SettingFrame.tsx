/** A setting's control between its label and what is said of it; the control has the frame's `id`. */

import type { ComponentChildren } from 'preact';
import type { SettingRow } from '../../state/settings/settingRows.ts';
import { useWords } from '../kit/appContext.ts';
import { UndoIcon } from '../kit/icons.tsx';
import { useScope } from './settingScope.ts';
import styles from './SettingsDialog.module.css';

type Props = {
  readonly id: string;
  readonly row: Pick<SettingRow, 'kind' | 'label' | 'hint' | 'name'>;
  /** What is wrong with what was entered, shown in place of the hint. */
  readonly problem?: string;
  readonly children: ComponentChildren;
};

/** The id of what describes the control. */
export const hintId = (id: string): string => `${id}-hint`;

export function SettingFrame({ id, row: { kind, label, hint, name }, problem = '', children }: Props) {
  const { isOwn, reset } = useScope();
  const { settings: words } = useWords();
  const own = isOwn(name);
  return (
    <div class={styles.row} data-kind={kind} data-own={own}>
      <label htmlFor={id}>{label}</label>
      {children}
      {own && (
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
