/** A command with its keys, and a button that records new ones. */

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
  const { shortcuts: words } = useWords();
  const id = useId();
  const { recording, save, handlers } = useRecording(command);
  const { shortcuts } = state.view.value.settings;
  const note = recording.kind === 'off' ? lost : recording.words;
  return (
    <li class={styles.row} data-changed={isChanged}>
      <span class={styles.label}>{label}</span>
      <KeysButton row={row} recording={recording} describedBy={`${id}-note`} handlers={handlers} />
      <IconButton
        name={words.remove(label)}
        disabled={keys.length === 0}
        onClick={() => save(withNoKeys(command, shortcuts))}
      >
        <CloseIcon />
      </IconButton>
      <IconButton
        name={words.reset(label)}
        disabled={!isChanged}
        onClick={() => save(withoutChange(command, shortcuts))}
      >
        <UndoIcon />
      </IconButton>
      <span
        id={`${id}-note`}
        role={recording.kind === 'off' ? undefined : 'alert'}
        class={recording.kind === 'off' ? styles.lost : styles.words}
      >
        {note}
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
      // Not `disabled`, because that would take the focus away from a button that was just pressed.
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
  const { shortcuts: words } = useWords();
  const common = {
    type: 'button',
    class: styles.keys,
    'aria-describedby': describedBy,
    ...handlers,
  } as const;
  switch (recording.kind) {
    case 'off':
      return (
        <button {...common} aria-label={words.keysOf(label, keys)}>
          {keys.length === 0 ? (
            <span class={styles.none}>{words.none}</span>
          ) : (
            keys.map((text) => <kbd key={text}>{text}</kbd>)
          )}
        </button>
      );
    case 'waiting':
      return (
        <button {...common} data-recording aria-label={words.pressNew(label)}>
          {words.pressKeys}
        </button>
      );
    case 'confirm': {
      const text = keysText(recording.keys, api.platform === 'mac');
      return (
        <button {...common} data-recording aria-label={words.useFor(text, label)}>
          {words.use(text)}
        </button>
      );
    }
  }
}
