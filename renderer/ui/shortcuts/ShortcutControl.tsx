/** One command with its keys; its button records others. */

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { withNoKeys, withoutChange, type ShortcutRow } from '../../state/shortcuts/shortcutRows.ts';
import { keysText } from '../../state/shortcuts/keysText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { CloseIcon, UndoIcon } from '../kit/icons.tsx';
import styles from './ShortcutsSection.module.css';
import { useRecording } from './useRecording.ts';

export function ShortcutControl({ row }: { readonly row: ShortcutRow }) {
  const { command, label, keys, isChanged, lost } = row;
  const { state } = useApp();
  const { shortcuts: says } = useWords();
  const id = useId();
  const { recording, save, handlers } = useRecording(command);
  const { shortcuts } = state.view.value.settings;
  const words = recording.kind === 'off' ? lost : recording.words;
  return (
    <li class={styles.row} data-changed={isChanged}>
      <span class={styles.label}>{label}</span>
      <KeysButton row={row} recording={recording} describedBy={`${id}-words`} handlers={handlers} />
      <IconButton
        name={says.remove(label)}
        disabled={keys.length === 0}
        onClick={() => save(withNoKeys(command, shortcuts))}
      >
        <CloseIcon />
      </IconButton>
      <IconButton
        name={says.reset(label)}
        disabled={!isChanged}
        onClick={() => save(withoutChange(command, shortcuts))}
      >
        <UndoIcon />
      </IconButton>
      <span
        id={`${id}-words`}
        role={recording.kind === 'off' ? undefined : 'alert'}
        class={recording.kind === 'off' ? styles.lost : styles.words}
      >
        {words}
      </span>
    </li>
  );
}

type IconProps = {
  readonly name: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
};

function IconButton({ name, disabled, onClick, children }: IconProps) {
  return (
    <button
      type="button"
      data-kind="plain"
      class={styles.icon}
      aria-label={name}
      title={name}
      // Not disabled, which would take the focus away from whoever pressed it.
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onClick();
      }}
    >
      {children}
    </button>
  );
}

type KeysProps = {
  readonly row: ShortcutRow;
  readonly recording: ReturnType<typeof useRecording>['recording'];
  readonly describedBy: string;
  readonly handlers: ReturnType<typeof useRecording>['handlers'];
};

function KeysButton({ row: { label, keys }, recording, describedBy, handlers }: KeysProps) {
  const { api } = useApp();
  const { shortcuts: says } = useWords();
  const common = {
    type: 'button',
    class: styles.keys,
    'aria-describedby': describedBy,
    ...handlers,
  } as const;
  switch (recording.kind) {
    case 'off':
      return (
        <button {...common} aria-label={says.keysOf(label, keys)}>
          {keys.length === 0 ? (
            <span class={styles.none}>{says.none}</span>
          ) : (
            keys.map((one) => <kbd key={one}>{one}</kbd>)
          )}
        </button>
      );
    case 'waits':
      return (
        <button {...common} data-recording aria-label={says.pressNew(label)}>
          {says.pressKeys}
        </button>
      );
    case 'asks': {
      const printed = keysText(recording.keys, api.platform === 'mac');
      return (
        <button {...common} data-recording aria-label={says.useFor(printed, label)}>
          {says.use(printed)}
        </button>
      );
    }
  }
}
