/** Records new keys for a command, and reports conflicts. */

import { useEffect, useState } from 'preact/hooks';
import type { Shortcuts } from '../../../shared/commands/bindings.ts';
import type { CommandId } from '../../../shared/commands/commands.ts';
import type { Keys } from '../../../shared/commands/keys.ts';
import { modifiersOf, pressedKeys } from '../../state/shortcuts/keyPress.ts';
import { verdictOn } from '../../state/shortcuts/shortcutRows.ts';
import { useApp, useWords } from '../kit/appContext.ts';

type Recording =
  | { readonly kind: 'off' }
  /** Waits for keys; `words` is the problem with the last keys. */
  | { readonly kind: 'waiting'; readonly words: string }
  /** Waits for confirmation with Enter; the user can still press other keys. */
  | { readonly kind: 'confirm'; readonly keys: Keys; readonly words: string; readonly change: Shortcuts };

const OFF: Recording = { kind: 'off' };

const MODIFIER_KEYS: ReadonlySet<string> = new Set(['Control', 'Meta', 'Alt', 'Shift', 'AltGraph']);

export function useRecording(command: CommandId) {
  const { api, state } = useApp();
  const words = useWords();
  const [recording, setRecording] = useState<Recording>(OFF);
  const isOn = recording.kind !== 'off';
  useShortcutsOff(isOn);
  const stop = (): void => setRecording(OFF);
  const save = (shortcuts: Shortcuts): void => {
    stop();
    void api.call('changeSettings', { shortcuts });
  };
  const press = (event: KeyboardEvent): void => {
    if (MODIFIER_KEYS.has(event.key)) return;
    const [keys] = pressedKeys(event);
    if (keys === undefined || event.getModifierState('AltGraph'))
      return setRecording({ kind: 'waiting', words: words.shortcuts.notForShortcuts });
    const { shortcuts } = state.view.value.settings;
    const verdict = verdictOn(words, keys, command, { shortcuts, mac: api.platform === 'mac' });
    if (verdict.kind === 'free') save(verdict.change);
    else if (verdict.kind === 'confirm') setRecording({ ...verdict, keys });
    else setRecording({ kind: 'waiting', words: verdict.words });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isPlain = modifiersOf(event).every((modifier) => modifier === 'Shift');
    // Tab moves the focus to the next element, and the recorded keys do not change.
    if (!isOn || (isPlain && event.key === 'Tab')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (isPlain && event.key === 'Escape') stop();
    else if (isPlain && event.key === 'Enter' && recording.kind === 'confirm') save(recording.change);
    else press(event);
  };
  const onClick = (): void => {
    if (recording.kind === 'off') setRecording({ kind: 'waiting', words: '' });
    else if (recording.kind === 'confirm') save(recording.change);
    else stop();
  };
  return { recording, save, handlers: { onClick, onKeyDown, onBlur: stop } };
}

/** Turns shortcuts off during a recording, so that the keys of existing shortcuts can be recorded too. */
function useShortcutsOff(isOff: boolean): void {
  const { state } = useApp();
  useEffect(() => {
    if (!isOff) return undefined;
    state.isRecordingKeys.value = true;
    return () => {
      state.isRecordingKeys.value = false;
    };
  }, [isOff]);
}
